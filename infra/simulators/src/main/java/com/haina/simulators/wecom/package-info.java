/** WeCom service provider and suite: tokens and the suite ticket. */
@NullMarked
package com.haina.simulators.wecom;

import org.jspecify.annotations.NullMarked;
