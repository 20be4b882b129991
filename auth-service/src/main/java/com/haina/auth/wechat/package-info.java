/** Where WeChat is and how this service reaches it. */
@NullMarked
package com.haina.auth.wechat;

import org.jspecify.annotations.NullMarked;
