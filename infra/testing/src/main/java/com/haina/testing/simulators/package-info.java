/** The other side of WeChat, WeCom and SMS for the tests of one service. */
@NullMarked
package com.haina.testing.simulators;

import org.jspecify.annotations.NullMarked;
