/** WeChat Open Platform, WeChat MP, WeCom and SMS as the platform sees them, on one machine and one port. */
@NullMarked
package com.haina.simulators;

import org.jspecify.annotations.NullMarked;
