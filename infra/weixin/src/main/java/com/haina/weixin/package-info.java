/** What every service that talks to WeChat needs and none should write twice: where WeChat is, its message encryption, its XML. */
@NullMarked
package com.haina.weixin;

import org.jspecify.annotations.NullMarked;
