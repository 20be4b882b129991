package com.haina.staff.department;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.haina.staff.Http;
import com.haina.staff.Peers;
import com.haina.staff.WithStaffService;
import com.haina.testing.security.TestTokens;

import static org.assertj.core.api.Assertions.assertThat;

@WithStaffService
class DepartmentsIT {

    private static final String DEPARTMENTS = "/api/staff/v1/departments";

    @LocalServerPort
    int port;

    @Test
    void growsATreeOfAnyDepthAndShowsItInOrder() {
        Http http = as("t-dep-tree");
        String office = create(http, null, "总部", 1);
        String works = create(http, office, "工程部", 0);
        create(http, works, "维修组", 0);
        create(http, null, "客服部", 0);
        Http.Answer tree = http.get(DEPARTMENTS);
        assertThat(tree.each("path")).containsExactly("客服部", "总部", "总部/工程部", "总部/工程部/维修组");
        assertThat(tree.each("depth")).containsExactly("1", "1", "2", "3");
    }

    @Test
    void refusesASecondSpellingOfANameAtTheSameLevel() {
        Http http = as("t-dep-names");
        create(http, null, "IT部", 0);
        Http.Answer second = http.post(DEPARTMENTS, Map.of("name", "ｉｔ 部"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("department.name-taken");
    }

    @Test
    void refusesNamesThatWouldBeReadAsLevels() {
        Http.Answer answer = as("t-dep-sep").post(DEPARTMENTS, Map.of("name", "工程部—维修组"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("errors")).contains("/name").contains("分隔上下级");
    }

    @Test
    void movesABranchAndNeverBelowItself() {
        Http http = as("t-dep-move");
        String one = create(http, null, "一部", 0);
        String two = create(http, null, "二部", 0);
        String group = create(http, one, "维修组", 0);
        Http.Answer read = http.get(DEPARTMENTS + "/" + one);
        assertThat(http.put(DEPARTMENTS + "/" + one, read.tag(), Map.of("name", "一部", "parentId", group))
                        .text("errors"))
                .contains("/parentId");
        Http.Answer moved = http.put(DEPARTMENTS + "/" + one, read.tag(), Map.of("name", "新一部", "parentId", two));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(http.get(DEPARTMENTS).each("path")).containsExactly("二部", "二部/新一部", "二部/新一部/维修组");
        assertThat(http.put(DEPARTMENTS + "/" + one, read.tag(), Map.of("name", "旧"))
                        .status())
                .isEqualTo(412);
        assertThat(http.put(DEPARTMENTS + "/" + one, null, Map.of("name", "旧")).status())
                .isEqualTo(428);
    }

    @Test
    void removesOnlyEmptyDepartments() {
        Peers.communities("t-dep-del", Peers.community("c1-t-dep-del", "万家星城"));
        Http http = as("t-dep-del");
        String works = create(http, null, "工程部", 0);
        String group = create(http, works, "维修组", 0);
        assertThat(http.delete(DEPARTMENTS + "/" + works, "*").text("code")).isEqualTo("department.in-use");
        Http.Answer member = http.post(
                "/api/staff/v1/members",
                Map.of(
                        "name",
                        "李四",
                        "gender",
                        "MALE",
                        "mobile",
                        "13625895631",
                        "wechatId",
                        "lisi_2020",
                        "departmentId",
                        group,
                        "position",
                        "维修工",
                        "communityIds",
                        List.of("c1-t-dep-del")));
        assertThat(member.status()).isEqualTo(201);
        assertThat(http.get(DEPARTMENTS).each("membersBelow")).containsExactly("1", "1");
        assertThat(http.delete(DEPARTMENTS + "/" + group, "*").text("code")).isEqualTo("department.in-use");
        String empty = create(http, works, "绿化组", 0);
        assertThat(http.delete(DEPARTMENTS + "/" + empty, "*").status()).isEqualTo(204);
        assertThat(http.get(DEPARTMENTS + "/" + empty).status()).isEqualTo(404);
    }

    @Test
    void keepsTenantsApart() {
        String id = create(as("t-dep-a"), null, "工程部", 0);
        Http other = as("t-dep-b");
        assertThat(other.get(DEPARTMENTS + "/" + id).status()).isEqualTo(404);
        assertThat(other.put(DEPARTMENTS + "/" + id, "*", Map.of("name", "夺取")).status())
                .isEqualTo(404);
        assertThat(other.delete(DEPARTMENTS + "/" + id, "*").status()).isEqualTo(404);
        assertThat(other.get(DEPARTMENTS).items()).isEmpty();
        assertThat(other.post(DEPARTMENTS, Map.of("name", "下级", "parentId", id)).status())
                .isEqualTo(400);
    }

    @Test
    void viewersMayOnlyLook() {
        Http viewer = new Http(port, TestTokens.viewer("t-dep-view"));
        assertThat(viewer.get(DEPARTMENTS).status()).isEqualTo(200);
        assertThat(viewer.post(DEPARTMENTS, Map.of("name", "新")).status()).isEqualTo(403);
    }

    private Http as(String tenant) {
        return new Http(port, TestTokens.operator(tenant));
    }

    private static String create(Http http, @Nullable String parentId, String name, int position) {
        Http.Answer answer = http.post(
                DEPARTMENTS,
                parentId == null
                        ? Map.of("name", name, "position", position)
                        : Map.of("name", name, "position", position, "parentId", parentId));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.text("id");
    }
}
