/** The tenants' accounts as this service knows them, and the one way to call WeChat for them. */
@NullMarked
package com.haina.wechat.account;

import org.jspecify.annotations.NullMarked;
