/** Which address leads to which service, and what happens when it does not answer. */
@NullMarked
package com.haina.gateway.routing;

import org.jspecify.annotations.NullMarked;
