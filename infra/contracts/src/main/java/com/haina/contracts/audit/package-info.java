/** The audit trail as the owners of what it is about may ask for it. */
@NullMarked
package com.haina.contracts.audit;

import org.jspecify.annotations.NullMarked;
