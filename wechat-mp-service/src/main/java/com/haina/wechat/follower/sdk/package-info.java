/** WeChat's user and tag calls through weixin-java. */
@NullMarked
package com.haina.wechat.follower.sdk;

import org.jspecify.annotations.NullMarked;
