/** Where the services find each other, and where ops see how they are. */
@NullMarked
package com.haina.discovery;

import org.jspecify.annotations.NullMarked;
