/** Rows as written, brought to the values that the owning services understand. */
@NullMarked
package com.haina.imports.rows;

import org.jspecify.annotations.NullMarked;
