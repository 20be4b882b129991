package com.haina.staff.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.staff.Spelling;
import com.haina.staff.department.DepartmentPath;
import com.haina.staff.member.Gender;
import com.haina.staff.member.MobileNumber;
import com.haina.staff.member.WeChatId;

/**
 * What a row of a staff workbook must say, by itself: every rule is asked, so all that is wrong is known at once. Required are name,
 * gender, mobile, department, position, served communities and WeChat id; a WeChat id that WeChat cannot have given out is a doubt only.
 */
final class StaffRowPolicy {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_TEXT = 50;
    private static final int LONGEST_ADDRESS = 200;
    private static final Pattern BETWEEN_COMMUNITIES = Pattern.compile("[,，、;；|\\n]");

    private static final List<Rule> RULES = List.of(
            required(RosterField.NAME, "member.name-missing"),
            atMost(RosterField.NAME, "name.too-long", LONGEST_NAME),
            required(RosterField.GENDER, "gender.missing"),
            row -> row.get(RosterField.GENDER)
                    .filter(written -> gender(written) == null)
                    .map(written -> RowIssue.error(RosterField.GENDER, "gender.unknown")),
            required(RosterField.MOBILE, "mobile.missing"),
            row -> row.get(RosterField.MOBILE)
                    .filter(written -> !MobileNumber.isWellFormed(MobileNumber.tidy(written)))
                    .map(written -> RowIssue.error(RosterField.MOBILE, "mobile.malformed")),
            atMost(RosterField.ADDRESS, "address.too-long", LONGEST_ADDRESS),
            row -> row.get(RosterField.DEPARTMENT).map(DepartmentPath::parse).isPresent()
                    ? Optional.empty()
                    : Optional.of(RowIssue.error(RosterField.DEPARTMENT, "department.missing")),
            row -> row.get(RosterField.DEPARTMENT)
                    .map(DepartmentPath::parse)
                    .filter(path -> path.levels().size() > DepartmentPath.MAX_DEPTH)
                    .map(path -> RowIssue.error(
                            RosterField.DEPARTMENT, "department.too-deep", most(DepartmentPath.MAX_DEPTH))),
            row -> row.get(RosterField.DEPARTMENT)
                    .map(DepartmentPath::parse)
                    .filter(path -> path.levels().stream().anyMatch(level -> level.length() > DepartmentPath.MAX_NAME))
                    .map(path -> RowIssue.error(
                            RosterField.DEPARTMENT, "department.too-long", most(DepartmentPath.MAX_NAME))),
            required(RosterField.POSITION, "position.missing"),
            atMost(RosterField.POSITION, "position.too-long", LONGEST_TEXT),
            atMost(RosterField.RANK, "rank.too-long", LONGEST_TEXT),
            row -> row.get(RosterField.SERVED_COMMUNITIES)
                            .filter(written -> !communities(written).isEmpty())
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(RowIssue.error(RosterField.SERVED_COMMUNITIES, "servedCommunities.missing")),
            required(RosterField.WECHAT_ID, "wechatId.missing"),
            atMost(RosterField.WECHAT_ID, "wechatId.too-long", WeChatId.MAX_LENGTH),
            row -> row.get(RosterField.WECHAT_ID)
                    .filter(written -> written.length() <= WeChatId.MAX_LENGTH && !WeChatId.isPlausible(written))
                    .map(written -> RowIssue.warning(RosterField.WECHAT_ID, "wechatId.doubtful")));

    private StaffRowPolicy() {}

    /** Everything that is wrong or doubtful in the row by itself. */
    static List<RowIssue> issues(RosterRow row) {
        Cells cells = new Cells(row);
        List<RowIssue> issues = new ArrayList<>();
        RULES.forEach(rule -> rule.check(cells).ifPresent(issues::add));
        return issues;
    }

    /** The row as far as it is understood. */
    static StaffRow read(RosterRow row) {
        Cells cells = new Cells(row);
        return new StaffRow(
                row.number(),
                cells.text(RosterField.NAME),
                cells.get(RosterField.GENDER).map(StaffRowPolicy::gender).orElse(null),
                cells.get(RosterField.MOBILE).map(MobileNumber::tidy).orElse(null),
                cells.text(RosterField.ADDRESS),
                cells.get(RosterField.DEPARTMENT).map(DepartmentPath::parse).orElse(null),
                cells.text(RosterField.POSITION),
                cells.text(RosterField.RANK),
                cells.get(RosterField.SERVED_COMMUNITIES)
                        .map(StaffRowPolicy::communities)
                        .orElse(List.of()),
                cells.text(RosterField.WECHAT_ID));
    }

    private static @Nullable Gender gender(String written) {
        return switch (written) {
            case "MALE" -> Gender.MALE;
            case "FEMALE" -> Gender.FEMALE;
            default -> null;
        };
    }

    private static List<String> communities(String written) {
        return Arrays.stream(BETWEEN_COMMUNITIES.split(written))
                .map(Spelling::tidy)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static Rule required(String field, String code) {
        return cells -> cells.get(field).isPresent() ? Optional.empty() : Optional.of(RowIssue.error(field, code));
    }

    private static Rule atMost(String field, String code, int most) {
        return cells -> cells.get(field)
                .filter(written -> written.length() > most)
                .map(written -> RowIssue.error(field, code, most(most)));
    }

    private static Map<String, String> most(int most) {
        return Map.of("most", Integer.toString(most));
    }

    private interface Rule {
        Optional<RowIssue> check(Cells cells);
    }

    private record Cells(RosterRow row) {

        Optional<String> get(String field) {
            return Optional.ofNullable(row.values().get(field))
                    .map(Spelling::tidy)
                    .filter(text -> !text.isEmpty());
        }

        @Nullable
        String text(String field) {
            return get(field).orElse(null);
        }
    }
}
