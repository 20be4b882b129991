/** Reads codes as a phone does. */
@NullMarked
package com.haina.testing.qr;

import org.jspecify.annotations.NullMarked;
