/** The desktop page of simulated phones and the pages inside each phone. */
@NullMarked
package com.haina.simulators.phones;

import org.jspecify.annotations.NullMarked;
