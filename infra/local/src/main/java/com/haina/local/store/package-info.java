/** A MongoDB-wire document store on one file: durable, indexed, safe under concurrency, for trying out and for tests. */
@NullMarked
package com.haina.local.store;

import org.jspecify.annotations.NullMarked;
