/** Coverage (覆盖情况): how many people on file follow, are verified and can be reached, kept from events. */
@NullMarked
package com.haina.resident.coverage;

import org.jspecify.annotations.NullMarked;
