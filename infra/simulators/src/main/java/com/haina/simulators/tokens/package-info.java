/** Access tokens of every kind: issue, predecessor, expiry, check. */
@NullMarked
package com.haina.simulators.tokens;

import org.jspecify.annotations.NullMarked;
