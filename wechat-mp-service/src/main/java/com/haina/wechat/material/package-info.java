/** A tenant's library of images, voices, videos and news drafts, and their copies in each account. */
@NullMarked
package com.haina.wechat.material;

import org.jspecify.annotations.NullMarked;
