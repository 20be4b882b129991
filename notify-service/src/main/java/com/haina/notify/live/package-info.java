/** What changed, told to the consoles that are open while it happens. */
@NullMarked
package com.haina.notify.live;

import org.jspecify.annotations.NullMarked;
