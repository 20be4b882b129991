/** Stores and brokers for tests: embedded ones always, real ones where the environment names them or a Docker engine answers. */
@NullMarked
package com.haina.testing.store;

import org.jspecify.annotations.NullMarked;
