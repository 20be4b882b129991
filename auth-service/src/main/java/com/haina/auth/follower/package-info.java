/** People who come from WeChat to the phone pages: who they are by WeChat's OAuth, and their short tokens. */
@NullMarked
package com.haina.auth.follower;

import org.jspecify.annotations.NullMarked;
