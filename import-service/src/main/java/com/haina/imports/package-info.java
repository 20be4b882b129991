/** Workbooks in, checked rows out. */
@NullMarked
package com.haina.imports;

import org.jspecify.annotations.NullMarked;
