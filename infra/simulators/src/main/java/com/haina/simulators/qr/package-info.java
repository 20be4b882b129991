/** QR codes shown on a screen, and what happens to them when a phone scans them. */
@NullMarked
package com.haina.simulators.qr;

import org.jspecify.annotations.NullMarked;
