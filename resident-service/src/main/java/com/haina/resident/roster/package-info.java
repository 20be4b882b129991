/** Imported rows: checked without effect, applied once, taken back on request. */
@NullMarked
package com.haina.resident.roster;

import org.jspecify.annotations.NullMarked;
