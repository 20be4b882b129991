package com.haina.imports.rows;

import com.haina.contracts.roster.RosterField;
import com.haina.platform.crypto.Masks;

/** Personal values as they may be shown in remarks and lists. */
public final class Masking {
    private Masking() {}

    /** The value as it may be shown: 138****1234, 张*; places and words as they are. */
    public static String mask(String field, String value) {
        return switch (field) {
            case RosterField.MOBILE -> Masks.mobile(value);
            case RosterField.ID_NUMBER -> Masks.idNumber(value);
            case RosterField.NAME -> Masks.name(value);
            case RosterField.WECHAT_ID -> Masks.account(value);
            case RosterField.ADDRESS -> Masks.address(value);
            default -> value;
        };
    }
}
