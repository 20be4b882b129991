/** Examples of what the house rules refuse. */
@NullMarked
package com.haina.neighbour;

import org.jspecify.annotations.NullMarked;
