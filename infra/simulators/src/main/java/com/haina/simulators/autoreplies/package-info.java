/** The answers that an account's owner has set up on WeChat's own site, which the platform may read. */
@NullMarked
package com.haina.simulators.autoreplies;

import org.jspecify.annotations.NullMarked;
