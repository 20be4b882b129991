/** The department tree of a property office, of any depth. */
@NullMarked
package com.haina.staff.department;

import org.jspecify.annotations.NullMarked;
