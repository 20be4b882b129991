/** Codes by SMS, offered by auth-service to other services. */
@NullMarked
package com.haina.contracts.sms;

import org.jspecify.annotations.NullMarked;
