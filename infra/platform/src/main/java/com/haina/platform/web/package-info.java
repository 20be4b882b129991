/** Lists, cursors, entity tags, idempotency keys: the one HTTP style of all services. */
@NullMarked
package com.haina.platform.web;

import org.jspecify.annotations.NullMarked;
