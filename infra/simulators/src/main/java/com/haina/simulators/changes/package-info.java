/** Tells open pages what has changed in the simulated world, in order and with resume. */
@NullMarked
package com.haina.simulators.changes;

import org.jspecify.annotations.NullMarked;
