/** Encryption of single fields, blind indexes for matching them, and masks for showing them. */
@NullMarked
package com.haina.platform.crypto;

import org.jspecify.annotations.NullMarked;
