/** The running service beside the running simulators, and the browsers of its users. */
@NullMarked
package com.haina.auth.running;

import org.jspecify.annotations.NullMarked;
