/** People who follow a tenant's WeChat account. A follower's id is {@code <appId>.<openid>}. */
@NullMarked
package com.haina.contracts.follower;

import org.jspecify.annotations.NullMarked;
