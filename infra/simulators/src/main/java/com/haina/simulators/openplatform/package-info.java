/** The third-party platform: tickets, component tokens, authorization of accounts, its pages. */
@NullMarked
package com.haina.simulators.openplatform;

import org.jspecify.annotations.NullMarked;
