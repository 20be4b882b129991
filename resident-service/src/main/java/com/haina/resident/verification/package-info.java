/** Followers who prove that they live in a room, the people who decide where the file cannot, and what they may do since. */
@NullMarked
package com.haina.resident.verification;

import org.jspecify.annotations.NullMarked;
