/** Signing keys, access tokens of operators and of services. */
@NullMarked
package com.haina.auth.token;

import org.jspecify.annotations.NullMarked;
