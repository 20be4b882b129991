/** Claim codes (认领码): a code per room on paper, which leads its finder to the room's verification and to nothing else. */
@NullMarked
package com.haina.resident.claim;

import org.jspecify.annotations.NullMarked;
