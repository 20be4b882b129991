/** Sheets that leave a service row by row. */
@NullMarked
package com.haina.platform.sheet;

import org.jspecify.annotations.NullMarked;
