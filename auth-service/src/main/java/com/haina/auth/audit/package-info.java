/** The audit trail of every tenant: append-only, fed by events from whichever service something happened in. */
@NullMarked
package com.haina.auth.audit;

import org.jspecify.annotations.NullMarked;
