/** Custom menu: drafts, what WeChat takes, publishing to accounts, comparison with what WeChat shows, and ways back. */
@NullMarked
package com.haina.wechat.menu;

import org.jspecify.annotations.NullMarked;
