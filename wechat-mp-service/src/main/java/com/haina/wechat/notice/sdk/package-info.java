/** weixin-java for templates. */
@NullMarked
package com.haina.wechat.notice.sdk;

import org.jspecify.annotations.NullMarked;
