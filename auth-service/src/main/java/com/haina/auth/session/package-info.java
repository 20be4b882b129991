/** Signed-in browsers: rotating refresh tokens, sign-out, list and end. */
@NullMarked
package com.haina.auth.session;

import org.jspecify.annotations.NullMarked;
