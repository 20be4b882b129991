/** The service with the simulators on the other side. */
@NullMarked
package com.haina.wechat.running;

import org.jspecify.annotations.NullMarked;
