/** What crosses a wire between services, and nothing else. */
@NullMarked
package com.haina.contracts;

import org.jspecify.annotations.NullMarked;
