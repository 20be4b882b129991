/** Misbehaviour on request: delays, error codes, limits, cut connections, lost and doubled callbacks. */
@NullMarked
package com.haina.simulators.faults;

import org.jspecify.annotations.NullMarked;
