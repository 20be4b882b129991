/** The audit trail: who did what, recorded with the change itself. */
@NullMarked
package com.haina.platform.audit;

import org.jspecify.annotations.NullMarked;
