/** Communities, their buildings and rooms, and the people who live there. */
@NullMarked
package com.haina.resident;

import org.jspecify.annotations.NullMarked;
