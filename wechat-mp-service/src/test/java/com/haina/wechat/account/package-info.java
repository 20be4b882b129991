@NullMarked
package com.haina.wechat.account;

import org.jspecify.annotations.NullMarked;
