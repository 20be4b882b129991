package com.haina.auth.sms;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mobile number of mainland China, 11 digits. Never printed in the clear.
 *
 * @param digits 1 and ten more
 */
public record Mobile(String digits) {

    private static final Pattern VALID = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern FILLING = Pattern.compile("[\\s\\u00a0()-]+");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)?86(?=1\\d{10}$)");

    public Mobile {
        if (!VALID.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a mobile number");
        }
    }

    /** Reads what people type: full-width digits, spaces, dashes, +86. */
    public static Optional<Mobile> read(String typed) {
        var plain = FILLING.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("");
        var digits = COUNTRY.matcher(plain).replaceFirst("");
        return VALID.matcher(digits).matches() ? Optional.of(new Mobile(digits)) : Optional.empty();
    }

    /** For people: 138****5678. */
    public String masked() {
        return digits.substring(0, 3) + "****" + digits.substring(7);
    }

    /** For the SMS provider: +8613800005678. */
    public String international() {
        return "+86" + digits;
    }

    @Override
    public String toString() {
        return masked();
    }
}
