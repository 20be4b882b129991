/** One at a time across instances: leases with fences. */
@NullMarked
package com.haina.auth.lease;

import org.jspecify.annotations.NullMarked;
