/** Messages to followers of WeChat accounts and what became of them. */
@NullMarked
package com.haina.contracts.message;

import org.jspecify.annotations.NullMarked;
