/** An import from upload to report: recognised, checked, confirmed, applied, undone, and resumed wherever it stopped. */
@NullMarked
package com.haina.imports.job;

import org.jspecify.annotations.NullMarked;
