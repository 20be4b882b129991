/** Benchmarks: programs that make data and measure what the parts of an import cost alone. */
@NullMarked
package com.haina.bench;

import org.jspecify.annotations.NullMarked;
