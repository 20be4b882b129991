/** Residents: who they are, where they live, and where they used to live. */
@NullMarked
package com.haina.resident.person;

import org.jspecify.annotations.NullMarked;
