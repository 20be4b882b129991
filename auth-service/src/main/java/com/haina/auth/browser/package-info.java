/** What binds a browser: cookies, their secrets, and the check where a request comes from. */
@NullMarked
package com.haina.auth.browser;

import org.jspecify.annotations.NullMarked;
