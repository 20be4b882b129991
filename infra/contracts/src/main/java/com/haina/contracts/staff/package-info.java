/** What other services may know of the office's own people. */
@NullMarked
package com.haina.contracts.staff;

import org.jspecify.annotations.NullMarked;
