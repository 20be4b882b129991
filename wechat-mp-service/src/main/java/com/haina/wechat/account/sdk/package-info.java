/** weixin-java for single accounts. */
@NullMarked
package com.haina.wechat.account.sdk;

import org.jspecify.annotations.NullMarked;
