/** A service as small as one can be, on which the platform's promises are tried. */
@NullMarked
package com.haina.platform.sample;

import org.jspecify.annotations.NullMarked;
