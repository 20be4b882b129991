package com.haina.staff.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.staff.member.Gender;

import static org.assertj.core.api.Assertions.assertThat;

class StaffRowPolicyTests {

    private static final Map<String, String> GOOD = Map.of(
            RosterField.NAME, "李四",
            RosterField.GENDER, "MALE",
            RosterField.MOBILE, "13625895631",
            RosterField.DEPARTMENT, "工程部/维修组",
            RosterField.POSITION, "维修工",
            RosterField.SERVED_COMMUNITIES, "万家星城,欢乐谷",
            RosterField.WECHAT_ID, "lisi_2020");

    @Test
    void hasNothingToSayAboutAGoodRow() {
        assertThat(StaffRowPolicy.issues(new RosterRow(3, GOOD))).isEmpty();
    }

    @Test
    void understandsTheRow() {
        StaffRow row = StaffRowPolicy.read(new RosterRow(3, GOOD));
        assertThat(row.gender()).isEqualTo(Gender.MALE);
        assertThat(row.department()).hasToString("工程部/维修组");
        assertThat(row.served()).containsExactly("万家星城", "欢乐谷");
        assertThat(row.toString()).doesNotContain("李四", "13625895631");
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        assertThat(StaffRowPolicy.issues(new RosterRow(3, Map.of())))
                .allMatch(issue -> issue.severity() == RowIssue.Severity.ERROR)
                .extracting(RowIssue::code)
                .containsExactlyInAnyOrder(
                        "member.name-missing",
                        "gender.missing",
                        "mobile.missing",
                        "department.missing",
                        "position.missing",
                        "servedCommunities.missing",
                        "wechatId.missing");
    }

    @Test
    void doubtsTheWeChatIdOfTheManualsOwnSampleWithoutRefusingIt() {
        assertThat(issues(RosterField.WECHAT_ID, "lisi"))
                .containsExactly(RowIssue.warning(RosterField.WECHAT_ID, "wechatId.doubtful"));
        assertThat(issues(RosterField.WECHAT_ID, "1lisi_2020")).hasSize(1);
        assertThat(issues(RosterField.WECHAT_ID, "wxid_a1b2c3d4e5f6g7")).isEmpty();
    }

    @Test
    void refusesWhatIsNoMobileAndNoGender() {
        assertThat(codes(RosterField.MOBILE, "1362589563")).containsExactly("mobile.malformed");
        assertThat(codes(RosterField.MOBILE, "075512345678")).containsExactly("mobile.malformed");
        assertThat(codes(RosterField.MOBILE, "+86 136-2589-5631")).isEmpty();
        assertThat(codes(RosterField.GENDER, "未知")).containsExactly("gender.unknown");
    }

    @Test
    void refusesDepartmentsThatAreTooDeepOrSentences() {
        assertThat(codes(
                        RosterField.DEPARTMENT,
                        String.join("/", List.of("a".repeat(11).split("")))))
                .containsExactly("department.too-deep");
        assertThat(codes(RosterField.DEPARTMENT, "工程部/" + "维".repeat(51))).containsExactly("department.too-long");
        assertThat(codes(RosterField.DEPARTMENT, " — ")).containsExactly("department.missing");
    }

    private static List<String> codes(String field, String value) {
        return issues(field, value).stream().map(RowIssue::code).toList();
    }

    private static List<RowIssue> issues(String field, String value) {
        Map<String, String> values = new HashMap<>(GOOD);
        values.put(field, value);
        return StaffRowPolicy.issues(new RosterRow(3, values));
    }
}
