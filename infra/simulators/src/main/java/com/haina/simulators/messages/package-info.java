/** What followers and accounts say to each other: pushes to the platform, replies, customer-service messages. */
@NullMarked
package com.haina.simulators.messages;

import org.jspecify.annotations.NullMarked;
