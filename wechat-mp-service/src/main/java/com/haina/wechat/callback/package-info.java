/** What WeChat tells of the accounts' followers: kept before it is answered, acted on once, answered in time. */
@NullMarked
package com.haina.wechat.callback;

import org.jspecify.annotations.NullMarked;
