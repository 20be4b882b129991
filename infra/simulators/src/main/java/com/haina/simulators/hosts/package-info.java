/** One port for every virtual host, and the error answers that each of these hosts gives. */
@NullMarked
package com.haina.simulators.hosts;

import org.jspecify.annotations.NullMarked;
