/** What other services may know of communities and their building structures. */
@NullMarked
package com.haina.contracts.structure;

import org.jspecify.annotations.NullMarked;
