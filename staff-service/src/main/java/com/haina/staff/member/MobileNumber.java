package com.haina.staff.member;

import java.util.regex.Pattern;

/** Mobile numbers of the Chinese mainland, the only ones that WeCom and the SMS provider of an office reach. */
public final class MobileNumber {

    private static final Pattern FORM = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern DECORATION = Pattern.compile("[\\s\\p{Z}\\p{Pd}()（）]");
    private static final Pattern COUNTRY_CODE = Pattern.compile("^(\\+|00)?86(?=1[3-9]\\d{9}$)");

    private MobileNumber() {}

    /** Without blanks, dashes and country code. */
    public static String tidy(String written) {
        String bare = DECORATION.matcher(written).replaceAll("");
        return COUNTRY_CODE.matcher(bare).replaceFirst("");
    }

    /** Whether it can be one: eleven digits beginning with 13 to 19. */
    public static boolean isWellFormed(String number) {
        return FORM.matcher(number).matches();
    }

    static String lastFour(String number) {
        return number.substring(Math.max(0, number.length() - 4));
    }
}
