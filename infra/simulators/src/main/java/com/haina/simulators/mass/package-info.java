/** Mass messages (群发): to all, to a tag, to a list, with what the account hears of them. */
@NullMarked
package com.haina.simulators.mass;

import org.jspecify.annotations.NullMarked;
