/** Signing in by WeChat scan, by SMS code and by invitation. */
@NullMarked
package com.haina.auth.signin;

import org.jspecify.annotations.NullMarked;
