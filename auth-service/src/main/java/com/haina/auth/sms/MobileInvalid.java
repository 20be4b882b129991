package com.haina.auth.sms;

import com.haina.platform.problem.InvalidField;

/** 400: what was typed is no mobile number. */
public class MobileInvalid extends InvalidField {

    private MobileInvalid(String pointer) {
        super(FieldError.of(pointer, "mobile.invalid"));
    }

    /** Reads a mobile from a field of the request. */
    public static Mobile read(String pointer, String typed) {
        return Mobile.read(typed).orElseThrow(() -> new MobileInvalid(pointer));
    }
}
