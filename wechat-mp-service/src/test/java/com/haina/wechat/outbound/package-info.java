@NullMarked
package com.haina.wechat.outbound;

import org.jspecify.annotations.NullMarked;
