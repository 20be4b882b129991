/** Whole-platform tests: through the gateway and the simulators, on processes started by {@code ./haina up}. */
@NullMarked
package com.haina.journeys;

import org.jspecify.annotations.NullMarked;
