/** Callers for tests: tokens that are their own claims, accepted by the real security of a service. */
@NullMarked
package com.haina.testing.security;

import org.jspecify.annotations.NullMarked;
