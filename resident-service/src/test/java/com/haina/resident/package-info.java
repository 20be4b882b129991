/** Tests of the whole service on a real store and broker. */
@NullMarked
package com.haina.resident;

import org.jspecify.annotations.NullMarked;
