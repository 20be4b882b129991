/** Tencent Cloud SMS API 3.0, SendSms only; texts land in an inbox per mobile. */
@NullMarked
package com.haina.simulators.sms;

import org.jspecify.annotations.NullMarked;
