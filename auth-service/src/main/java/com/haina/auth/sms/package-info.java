/** Mobile numbers, verification codes and the limits that guard them. */
@NullMarked
package com.haina.auth.sms;

import org.jspecify.annotations.NullMarked;
