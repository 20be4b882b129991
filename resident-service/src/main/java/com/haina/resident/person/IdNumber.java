package com.haina.resident.person;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A number in the column 证件号: a resident identity card (GB 11643-1999), its old form of 15 digits, a passport or a permit. Doubts never
 * keep anybody out: the manual's own samples fail the checksum.
 */
public final class IdNumber {

    /** What is doubtful about a number. */
    public enum Doubt {
        /** The last character does not follow from the others. */
        CHECKSUM,
        /** The date of birth in it does not exist or lies ahead. */
        BIRTH_DATE,
        /** The form of before 1999, no longer valid since 2013. */
        OLD_FORM,
        /** No form that is known. */
        FORM
    }

    private static final Pattern CARD = Pattern.compile("\\d{17}[\\dX]");
    private static final Pattern OLD_CARD = Pattern.compile("\\d{15}");
    /** Passports of any country, permits of Hong Kong, Macao and Taiwan residents, residence permits of foreigners. */
    private static final Pattern OTHER = Pattern.compile("(?=.*\\d)[A-Z]{0,3}\\d{6,12}[A-Z]{0,2}");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private IdNumber() {}

    /** The spelling under which a number is kept and compared: upper case, without spaces and dashes. */
    public static String normalised(String text) {
        return text.replaceAll("[\\s\\-—–]", "").toUpperCase(Locale.ROOT);
    }

    /** Everything doubtful about a normalised number; empty for a sound one. */
    public static Set<Doubt> doubts(String number, LocalDate today) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (CARD.matcher(number).matches()) {
            if (!hasSoundChecksum(number)) {
                doubts.add(Doubt.CHECKSUM);
            }
            if (!isPast(number.substring(6, 14), today)) {
                doubts.add(Doubt.BIRTH_DATE);
            }
        } else if (OLD_CARD.matcher(number).matches()) {
            doubts.add(Doubt.OLD_FORM);
            if (!isPast("19" + number.substring(6, 12), today)) {
                doubts.add(Doubt.BIRTH_DATE);
            }
        } else if (!OTHER.matcher(number).matches()) {
            doubts.add(Doubt.FORM);
        }
        return doubts;
    }

    /** Whether this is an identity card whose checksum holds: strong enough to tell two people apart. */
    public static boolean isCertain(String number) {
        return CARD.matcher(number).matches() && hasSoundChecksum(number);
    }

    /** The gender in an identity card; empty for other papers. */
    public static Optional<Gender> gender(String number) {
        return CARD.matcher(number).matches()
                ? Optional.of((number.charAt(16) - '0') % 2 == 1 ? Gender.MALE : Gender.FEMALE)
                : Optional.empty();
    }

    private static boolean hasSoundChecksum(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK.charAt(sum % 11) == number.charAt(17);
    }

    private static boolean isPast(String day, LocalDate today) {
        try {
            return !LocalDate.parse(day, DAY).isAfter(today);
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }
}
