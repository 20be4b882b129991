/** Which column of a sheet means what, and why. */
@NullMarked
package com.haina.imports.mapping;

import org.jspecify.annotations.NullMarked;
