/** Access to a tenant's WeChat accounts, handed out by auth-service. */
@NullMarked
package com.haina.contracts.account;

import org.jspecify.annotations.NullMarked;
