/** How often an account may call each API in a day, and the tools that WeChat offers about it. */
@NullMarked
package com.haina.simulators.quotas;

import org.jspecify.annotations.NullMarked;
