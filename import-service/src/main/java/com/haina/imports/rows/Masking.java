package com.haina.imports.rows;

import com.haina.contracts.roster.RosterField;
import com.haina.platform.crypto.Masks;

/** Personal values as they may be shown in remarks and lists: as in the lists of people, names are there to be read. */
public final class Masking {
    private Masking() {}

    /** The value as it may be shown: 138****1234; names, places and words as they are. */
    public static String mask(String field, String value) {
        return switch (field) {
            case RosterField.MOBILE -> Masks.mobile(value);
            case RosterField.ID_NUMBER -> Masks.idNumber(value);
            case RosterField.WECHAT_ID -> Masks.account(value);
            case RosterField.ADDRESS -> Masks.address(value);
            default -> value;
        };
    }
}
