/** What other services have to say to single followers: fetched, sent by the way that is open, and told truthfully. */
@NullMarked
package com.haina.wechat.notice;

import org.jspecify.annotations.NullMarked;
