/** Errors as RFC 9457 problem details, localized in one place. */
@NullMarked
package com.haina.platform.problem;

import org.jspecify.annotations.NullMarked;
