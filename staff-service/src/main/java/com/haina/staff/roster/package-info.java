/** Staff workbooks: what their rows would do, doing it, and taking it back. */
@NullMarked
package com.haina.staff.roster;

import org.jspecify.annotations.NullMarked;
