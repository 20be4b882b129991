/** WeChat's menu calls through weixin-java. */
@NullMarked
package com.haina.wechat.menu.sdk;

import org.jspecify.annotations.NullMarked;
