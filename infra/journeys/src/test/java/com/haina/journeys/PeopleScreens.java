package com.haina.journeys;

import java.util.regex.Pattern;

import com.haina.journeys.Screens.Who;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** People and places. */
final class PeopleScreens extends ScreenArea {

    PeopleScreens(Exhibition exhibition) {
        residents(exhibition);
        staff(exhibition);
        buildings(exhibition);
        verifications(exhibition);
    }

    private void residents(Exhibition exhibition) {
        String list = "/people/residents";
        page("04-residents", list, "/api/resident/v1/residents.*");
        state("04-residents-no-match", Who.FULL, list + "?q=没有这个人&identity=TENANT", NOTHING, NOTHING);
        state("04-residents-coverage", Who.FULL, list + "?coverage=FOLLOWING,VERIFIED,REACHABLE", NOTHING, NOTHING);
        state("04-residents-selected", Who.FULL, list, NOTHING, window -> {
            window.page
                    .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile(".*住户.*")))
                    .first()
                    .press("Space");
        });
        add("04-residents-drawer", Who.FULL, list + "?open=" + exhibition.resident, NOTHING, NOTHING, true);
        state("04-residents-drawer-long", Who.FULL, list + "?open=" + exhibition.longResident, NOTHING, NOTHING);
        state("04-residents-drawer-script", Who.FULL, list + "?open=" + exhibition.scriptResident, NOTHING, NOTHING);
        state(
                "04-residents-reveal",
                Who.FULL,
                list + "?open=" + exhibition.resident,
                NOTHING,
                window -> window.button("查看完整手机").click());
        add(
                "04-residents-edit",
                Who.FULL,
                list + "?open=" + exhibition.resident,
                NOTHING,
                window -> window.button("编辑", "Edit").click(),
                true);
        state("04-residents-new", Who.FULL, list + "?open=new", NOTHING, NOTHING);
        state(
                "04-residents-remove",
                Who.FULL,
                list + "?open=" + exhibition.resident,
                NOTHING,
                window -> window.button("删除住户…").click());
        state("04-residents-gone", Who.FULL, list + "?open=01a20564e828000027dd08145dd63fd8", NOTHING, NOTHING);
    }

    private void staff(Exhibition exhibition) {
        String list = "/people/staff";
        page("05-staff", list, "/api/staff/v1/members.*");
        state("05-staff-no-match", Who.FULL, list + "?q=没有这个人", NOTHING, NOTHING);
        add("05-staff-drawer", Who.FULL, list + "?open=" + exhibition.member, NOTHING, NOTHING, true);
        state("05-staff-new", Who.FULL, list + "?open=new", NOTHING, NOTHING);
        state(
                "05-staff-edit",
                Who.FULL,
                list + "?open=" + exhibition.member,
                NOTHING,
                window -> window.button("编辑").click());
        state(
                "05-staff-remove",
                Who.FULL,
                list + "?open=" + exhibition.member,
                NOTHING,
                window -> window.button("删除员工…").click());
    }

    private void buildings(Exhibition exhibition) {
        String buildings = "/people/buildings";
        page("06-buildings", buildings, "/api/resident/v1/communities.*");
        add(
                "06-buildings-grid",
                Who.FULL,
                buildings + "?community=" + exhibition.community + "&node=" + exhibition.building,
                NOTHING,
                NOTHING,
                true);
        String grid = buildings + "?community=" + exhibition.community + "&node=" + exhibition.building;
        state(
                "06-buildings-table",
                Who.FULL,
                grid,
                NOTHING,
                window -> window.page
                        .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("表格"))
                        .check());
        state(
                "06-buildings-room",
                Who.FULL,
                grid,
                NOTHING,
                window -> window.page.getByRole(AriaRole.GRIDCELL).first().click());
        add(
                "06-buildings-print",
                Who.FULL,
                grid,
                NOTHING,
                window -> window.button("打印认领二维码", "Print claim codes").first().click(),
                true);
        String community = buildings + "?community=" + exhibition.community;
        add(
                "06-buildings-rule",
                Who.FULL,
                community,
                NOTHING,
                window -> window.button("按规则生成房屋", "Make rooms by rule").first().click(),
                true);
        state(
                "06-buildings-community",
                Who.FULL,
                community,
                NOTHING,
                window -> window.button("编辑结构").click());
        state(
                "06-buildings-new-community",
                Who.EMPTY,
                buildings,
                NOTHING,
                window -> window.button("新建小区", "New community").click());
        state(
                "06-buildings-gone",
                Who.FULL,
                buildings + "?community=01a20564e828000027dd08145dd63fd8",
                NOTHING,
                NOTHING);
    }

    private void verifications(Exhibition exhibition) {
        String queue = "/people/verifications";
        page("06-verifications", queue, "/api/resident/v1/verifications.*");
        state("06-verifications-rejected", Who.FULL, queue + "?tab=rejected", NOTHING, NOTHING);
        state("06-verifications-approved", Who.FULL, queue + "?tab=approved", NOTHING, NOTHING);
        state("06-verifications-no-match", Who.FULL, queue + "?reason=OWNER_SILENT", NOTHING, NOTHING);
        state("06-verifications-gone", Who.FULL, queue + "?open=01a20564e828000027dd08145dd63fd8", NOTHING, NOTHING);
        state("06-verifications-other-without-words", Who.FULL, queue, NOTHING, window -> {
            window.page.keyboard().press("4");
            window.page.keyboard().press("r");
        });
        add(
                "06-verifications-on-a-phone",
                Who.FULL,
                queue,
                NOTHING,
                window -> window.page.setViewportSize(390, 844),
                false);
        state(
                "04-residents-bindings",
                Who.FULL,
                "/people/residents?open=" + exhibition.resident,
                NOTHING,
                window -> window.page
                        .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("微信绑定.*")))
                        .click());
    }
}
