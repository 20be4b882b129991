/** Residents who verified in WeChat, and what they may do since. */
@NullMarked
package com.haina.contracts.verification;

import org.jspecify.annotations.NullMarked;
