/** The platform's surroundings on one machine: a document store and an event broker, each startable alone. */
@NullMarked
package com.haina.local;

import org.jspecify.annotations.NullMarked;
