/** What every service needs and none should write twice; auto-configured, free of business words. */
@NullMarked
package com.haina.platform;

import org.jspecify.annotations.NullMarked;
