/** The audit trail's event: who did what, published by the service in which it happened. */
@NullMarked
package com.haina.contracts.audit;

import org.jspecify.annotations.NullMarked;
