/** Which communities there are to serve, as far as this service needs to know. */
@NullMarked
package com.haina.staff.community;

import org.jspecify.annotations.NullMarked;
