/** Calls between services: service tokens, tenant, time-outs. */
@NullMarked
package com.haina.platform.clients;

import org.jspecify.annotations.NullMarked;
