/** People who work in the console: roles, communities, invitation, suspension. */
@NullMarked
package com.haina.auth.operator;

import org.jspecify.annotations.NullMarked;
