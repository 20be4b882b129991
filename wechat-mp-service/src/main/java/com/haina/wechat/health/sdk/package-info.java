/** WeChat's quota tools through weixin-java. */
@NullMarked
package com.haina.wechat.health.sdk;

import org.jspecify.annotations.NullMarked;
