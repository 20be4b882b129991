/** Communities and the structures that say which layers their buildings have. */
@NullMarked
package com.haina.resident.community;

import org.jspecify.annotations.NullMarked;
