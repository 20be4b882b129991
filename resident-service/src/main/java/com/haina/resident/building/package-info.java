/** The tree of nodes above the rooms, the rooms, and the rules that make many of them at once. */
@NullMarked
package com.haina.resident.building;

import org.jspecify.annotations.NullMarked;
