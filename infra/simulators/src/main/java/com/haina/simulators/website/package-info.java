/** Sign-in on a website by WeChat QR code, and the sns calls behind it. */
@NullMarked
package com.haina.simulators.website;

import org.jspecify.annotations.NullMarked;
