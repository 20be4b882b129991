/** Auto reply: which answer a follower gets to a word, a follow or a press, and why. */
@NullMarked
package com.haina.wechat.reply;

import org.jspecify.annotations.NullMarked;
