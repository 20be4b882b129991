/** The one HTTP client that every object of weixin-java uses. */
@NullMarked
package com.haina.weixin.sdk;

import org.jspecify.annotations.NullMarked;
