/** A follower's page asks who they are, on behalf of an account. */
@NullMarked
package com.haina.simulators.oauth;

import org.jspecify.annotations.NullMarked;
