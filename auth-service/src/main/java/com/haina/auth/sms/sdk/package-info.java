/** Tencent Cloud SMS. */
@NullMarked
package com.haina.auth.sms.sdk;

import org.jspecify.annotations.NullMarked;
