/** Receiving events: their wire form, skipping, retries and dead letters. */
@NullMarked
package com.haina.platform.events;

import org.jspecify.annotations.NullMarked;
