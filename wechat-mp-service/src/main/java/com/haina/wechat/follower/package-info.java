/** Who follows the tenants' accounts, kept in step with WeChat by events, a first full reading and a nightly comparison. */
@NullMarked
package com.haina.wechat.follower;

import org.jspecify.annotations.NullMarked;
