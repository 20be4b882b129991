/** A real Kafka broker: one node, sized for a laptop. */
@NullMarked
package com.haina.local.broker;

import org.jspecify.annotations.NullMarked;
