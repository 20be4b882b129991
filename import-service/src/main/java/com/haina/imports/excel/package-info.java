/** Workbooks as they come from an office: told apart by their bytes, read as a stream, written back with remarks. */
@NullMarked
package com.haina.imports.excel;

import org.jspecify.annotations.NullMarked;
