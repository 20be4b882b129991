/** The platform as a third-party component of the WeChat Open Platform: ticket, callbacks, authorizations, tokens. */
@NullMarked
package com.haina.auth.component;

import org.jspecify.annotations.NullMarked;
