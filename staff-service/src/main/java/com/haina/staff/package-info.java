/** The people who work for a property office, their departments and the communities they serve. */
@NullMarked
package com.haina.staff;

import org.jspecify.annotations.NullMarked;
