@NullMarked
package com.haina.wechat.material;

import org.jspecify.annotations.NullMarked;
