/** The library of materials and drafts. */
@NullMarked
package com.haina.contracts.library;

import org.jspecify.annotations.NullMarked;
