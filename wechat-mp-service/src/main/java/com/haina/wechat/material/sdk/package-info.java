/** Materials and drafts through weixin-java. */
@NullMarked
package com.haina.wechat.material.sdk;

import org.jspecify.annotations.NullMarked;
