/** WeChat accounts of a tenant and the access tokens that other services may have. */
@NullMarked
package com.haina.auth.account;

import org.jspecify.annotations.NullMarked;
