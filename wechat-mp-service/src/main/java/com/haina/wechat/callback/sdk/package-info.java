/** weixin-java for what callbacks themselves have to send. */
@NullMarked
package com.haina.wechat.callback.sdk;

import org.jspecify.annotations.NullMarked;
