/** Whose data is being worked on, and the only way to query it. */
@NullMarked
package com.haina.platform.tenancy;

import org.jspecify.annotations.NullMarked;
