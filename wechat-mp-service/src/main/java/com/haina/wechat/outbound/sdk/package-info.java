/** Sending through weixin-java. */
@NullMarked
package com.haina.wechat.outbound.sdk;

import org.jspecify.annotations.NullMarked;
