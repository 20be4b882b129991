package com.haina.resident.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RowIssue;
import com.haina.resident.person.Gender;
import com.haina.resident.person.IdNumber;
import com.haina.resident.person.Identity;
import com.haina.resident.person.PeoplePlan.Said;
import com.haina.resident.person.PhoneNumber;

/**
 * The rules for the personal part of a row. Name and identity count only together with the mobile; what is merely doubtful is a warning and
 * keeps nobody out. Adding a rule is adding a line to {@link #RULES}.
 */
final class PersonPolicy {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_ID_NUMBER = 30;
    private static final Pattern ODD_IN_A_NAME = Pattern.compile(".*[0-9@#¥%&*+=<>?？!！].*", Pattern.DOTALL);
    private static final List<String> PERSONAL = List.of(
            RosterField.NAME,
            RosterField.GENDER,
            RosterField.IDENTITY,
            RosterField.ID_NUMBER,
            RosterField.MOVED_IN_ON,
            RosterField.MOVED_OUT_ON);

    /** One rule about a row that has a mobile. */
    private interface Rule {
        void judge(Map<String, String> values, LocalDate today, List<RowIssue> issues);
    }

    private static final List<Rule> RULES = List.of(
            PersonPolicy::mobileCanBeDialled,
            PersonPolicy::nameIsGiven,
            PersonPolicy::identityIsOneOfThree,
            PersonPolicy::genderIsUnderstood,
            PersonPolicy::idNumberIsSound,
            PersonPolicy::genderAgreesWithIdNumber,
            PersonPolicy::datesAreInOrder);

    private PersonPolicy() {}

    /** The person of a row, or null where it has none or one that cannot be kept; the issues say why. */
    static @Nullable Said read(Map<String, String> values, LocalDate today, List<RowIssue> issues) {
        String mobile = values.get(RosterField.MOBILE);
        if (mobile == null) {
            if (PERSONAL.stream().anyMatch(values::containsKey)) {
                issues.add(RowIssue.warning(RosterField.MOBILE, "person.without-mobile"));
            }
            return null;
        }
        int before = issues.size();
        RULES.forEach(rule -> rule.judge(values, today, issues));
        if (issues.subList(before, issues.size()).stream()
                .anyMatch(issue -> issue.severity() == RowIssue.Severity.ERROR)) {
            return null;
        }
        String idNumber = values.get(RosterField.ID_NUMBER);
        return new Said(
                mobile,
                values.get(RosterField.NAME),
                constant(Gender.class, values.get(RosterField.GENDER)),
                idNumber == null ? null : IdNumber.normalised(idNumber),
                constant(Identity.class, values.get(RosterField.IDENTITY)),
                day(values.get(RosterField.MOVED_IN_ON)),
                day(values.get(RosterField.MOVED_OUT_ON)));
    }

    private static void mobileCanBeDialled(Map<String, String> values, LocalDate today, List<RowIssue> issues) {
        switch (PhoneNumber.of(values.getOrDefault(RosterField.MOBILE, ""))) {
            case MOBILE -> {}
            case LANDLINE -> issues.add(RowIssue.warning(RosterField.MOBILE, "mobile.landline"));
            case FOREIGN -> issues.add(RowIssue.warning(RosterField.MOBILE, "mobile.foreign"));
            case MALFORMED -> issues.add(RowIssue.error(RosterField.MOBILE, "mobile.malformed"));
        }
    }

    private static void nameIsGiven(Map<String, String> values, LocalDate today, List<RowIssue> issues) {
        String name = values.get(RosterField.NAME);
        if (name == null) {
            issues.add(RowIssue.warning(RosterField.NAME, "name.missing"));
        } else if (name.length() > LONGEST_NAME) {
            issues.add(RowIssue.error(RosterField.NAME, "name.too-long", Map.of("most", "" + LONGEST_NAME)));
        } else if (ODD_IN_A_NAME.matcher(name).matches()) {
            issues.add(RowIssue.warning(RosterField.NAME, "name.doubtful"));
        }
    }

    private static void identityIsOneOfThree(Map<String, String> values, LocalDate today, List<RowIssue> issues) {
        String identity = values.get(RosterField.IDENTITY);
        if (identity == null) {
            issues.add(RowIssue.warning(RosterField.IDENTITY, "identity.missing"));
        } else if (constant(Identity.class, identity) == null) {
            issues.add(RowIssue.error(RosterField.IDENTITY, "identity.unknown"));
        }
    }

    private static void genderIsUnderstood(Map<String, String> values, LocalDate today, List<RowIssue> issues) {
        String gender = values.get(RosterField.GENDER);
        if (gender != null && constant(Gender.class, gender) == null) {
            issues.add(RowIssue.warning(RosterField.GENDER, "gender.unknown"));
        }
    }

    private static void idNumberIsSound(Map<String, String> values, LocalDate today, List<RowIssue> issues) {
        String text = values.get(RosterField.ID_NUMBER);
        if (text == null) {
            return;
        }
        if (text.length() > LONGEST_ID_NUMBER) {
            issues.add(
                    RowIssue.error(RosterField.ID_NUMBER, "idNumber.too-long", Map.of("most", "" + LONGEST_ID_NUMBER)));
            return;
        }
        for (IdNumber.Doubt doubt : IdNumber.doubts(IdNumber.normalised(text), today)) {
            issues.add(RowIssue.warning(
                    RosterField.ID_NUMBER,
                    switch (doubt) {
                        case CHECKSUM -> "idNumber.checksum";
                        case BIRTH_DATE -> "idNumber.birth-date";
                        case OLD_FORM -> "idNumber.old-form";
                        case FORM -> "idNumber.doubtful";
                    }));
        }
    }

    private static void genderAgreesWithIdNumber(Map<String, String> values, LocalDate today, List<RowIssue> issues) {
        String text = values.get(RosterField.ID_NUMBER);
        Gender gender = constant(Gender.class, values.get(RosterField.GENDER));
        if (text == null || gender == null || !IdNumber.isCertain(IdNumber.normalised(text))) {
            return;
        }
        IdNumber.gender(IdNumber.normalised(text))
                .filter(other -> other != gender)
                .ifPresent(other -> issues.add(RowIssue.warning(RosterField.GENDER, "gender.id-number")));
    }

    private static void datesAreInOrder(Map<String, String> values, LocalDate today, List<RowIssue> issues) {
        LocalDate from = null;
        LocalDate until = null;
        try {
            from = day(values.get(RosterField.MOVED_IN_ON));
        } catch (DateTimeException malformed) {
            issues.add(RowIssue.error(RosterField.MOVED_IN_ON, "date.malformed"));
        }
        try {
            until = day(values.get(RosterField.MOVED_OUT_ON));
        } catch (DateTimeException malformed) {
            issues.add(RowIssue.error(RosterField.MOVED_OUT_ON, "date.malformed"));
        }
        if (from != null && until != null && until.isBefore(from)) {
            issues.add(RowIssue.error(RosterField.MOVED_OUT_ON, "dates.reversed"));
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
