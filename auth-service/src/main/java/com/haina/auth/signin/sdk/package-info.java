/** weixin-java's website login behind the sign-in's own interface. */
@NullMarked
package com.haina.auth.signin.sdk;

import org.jspecify.annotations.NullMarked;
