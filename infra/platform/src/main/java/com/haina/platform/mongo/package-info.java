/** How documents are mapped and indexes are made. */
@NullMarked
package com.haina.platform.mongo;

import org.jspecify.annotations.NullMarked;
