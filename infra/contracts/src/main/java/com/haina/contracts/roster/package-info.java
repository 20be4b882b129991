/** The way of an imported row between import-service and the service that owns the records. */
@NullMarked
package com.haina.contracts.roster;

import org.jspecify.annotations.NullMarked;
