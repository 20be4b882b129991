/** What the SDK really sends for materials, drafts and messages, and what is made of WeChat's documented answers. */
@NullMarked
package com.haina.wechat.sdkcalls;

import org.jspecify.annotations.NullMarked;
