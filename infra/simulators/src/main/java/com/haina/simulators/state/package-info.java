/** What survives a restart: one small JSON file per feature, written atomically. */
@NullMarked
package com.haina.simulators.state;

import org.jspecify.annotations.NullMarked;
