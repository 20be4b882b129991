/** What a service says of its own interface, compared with what the web was written against. */
@NullMarked
package com.haina.testing.api;

import org.jspecify.annotations.NullMarked;
