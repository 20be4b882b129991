package com.haina.resident.person;

import java.util.regex.Pattern;

/** What a number in the column 手机 can be. People are reached by a mobile; companies own flats too and give a landline. */
public enum PhoneNumber {
    /** A mainland mobile: 11 digits from 13 to 19. */
    MOBILE("1[3-9]\\d{9}"),
    /** A landline with its area code. */
    LANDLINE("0\\d{2,3}-?\\d{7,8}"),
    /** With a foreign country code. */
    FOREIGN("(\\+|00)(?!86)[1-9]\\d{5,14}"),
    /** None of these. */
    MALFORMED(".*");

    private final Pattern form;

    PhoneNumber(String form) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    /** The first kind whose form the text has. */
    public static PhoneNumber of(String text) {
        for (PhoneNumber kind : values()) {
            if (kind.form.matcher(text).matches()) {
                return kind;
            }
        }
        return MALFORMED;
    }
}
