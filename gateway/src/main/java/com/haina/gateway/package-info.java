/** The one door of the platform: routes, limits and plain answers when a service is away. */
@NullMarked
package com.haina.gateway;

import org.jspecify.annotations.NullMarked;
