/** Who is calling, checked by every service itself. */
@NullMarked
package com.haina.platform.security;

import org.jspecify.annotations.NullMarked;
