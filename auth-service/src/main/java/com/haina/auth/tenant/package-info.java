/** Property offices and what they are called. */
@NullMarked
package com.haina.auth.tenant;

import org.jspecify.annotations.NullMarked;
