/** Uploaded files at rest: encrypted, each with a key of its own, readable from any position. */
@NullMarked
package com.haina.imports.blob;

import org.jspecify.annotations.NullMarked;
