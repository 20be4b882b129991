/** How the control API describes itself. */
@NullMarked
package com.haina.simulators.api;

import org.jspecify.annotations.NullMarked;
