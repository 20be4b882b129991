/** What the outside may send and what it is shown: tokens, limits, headers, errors. */
@NullMarked
package com.haina.gateway.edge;

import org.jspecify.annotations.NullMarked;
