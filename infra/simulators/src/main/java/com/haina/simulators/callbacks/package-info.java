/** Encrypted and signed pushes to the platform, as WeChat and WeCom send them. */
@NullMarked
package com.haina.simulators.callbacks;

import org.jspecify.annotations.NullMarked;
