/** Staff members: their details, place in the office, and what became of it over time. */
@NullMarked
package com.haina.staff.member;

import org.jspecify.annotations.NullMarked;
