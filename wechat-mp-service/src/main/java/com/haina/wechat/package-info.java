/** Followers of the tenants' WeChat accounts, and everything said to and by them. */
@NullMarked
package com.haina.wechat;

import org.jspecify.annotations.NullMarked;
