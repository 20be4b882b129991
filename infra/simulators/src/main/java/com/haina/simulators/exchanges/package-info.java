/** The latest requests in both directions, secrets shortened, for people who look at the phones page. */
@NullMarked
package com.haina.simulators.exchanges;

import org.jspecify.annotations.NullMarked;
