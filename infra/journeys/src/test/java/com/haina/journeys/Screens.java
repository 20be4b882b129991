package com.haina.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;

/** Every page of the console in each of its states: what the accessibility journey walks and what the tour of pictures shows. */
final class Screens {

    /** Whose window it is. */
    enum Who {
        STRANGER,
        EMPTY,
        FULL
    }

    /**
     * One page in one state.
     *
     * @param name sorts it beside its like
     * @param before what to arrange before the page is opened, such as a service that fails
     * @param then what to press once it is there
     * @param waits whether the page comes to rest
     * @param whole whether it is also worth a look in English and at every width
     * @param look the window's usual size
     */
    record Screen(
            String name,
            Who who,
            String path,
            Consumer<ConsoleWindow> before,
            Consumer<ConsoleWindow> then,
            boolean waits,
            boolean whole,
            Look look) {

        /** Whether something is opened over or beside the page: a dialog or a drawer. */
        boolean opens() {
            boolean byAddress = path.contains("open=") || path.contains("mass=new");
            return byAddress && !path.contains("/verifications") || OPENED.contains(name);
        }

        Screen in(Look size) {
            return new Screen(name, who, path, before, then, waits, whole, size);
        }

        /** Goes to the page and into the state. */
        void show(ConsoleWindow window) {
            before.accept(window);
            window.go(path);
            if (waits) {
                window.settled();
            }
            then.accept(window);
            if (waits) {
                window.settled();
            }
        }
    }

    private static final Consumer<ConsoleWindow> NOTHING = window -> {};

    /** Names of those whose presses open something over or beside the page; others do by their address. */
    private static final Set<String> OPENED = Set.of(
            "03-import-3-cancel",
            "03-import-5-undo",
            "06-buildings-room",
            "06-buildings-print",
            "06-buildings-rule",
            "06-buildings-community",
            "06-buildings-new-community",
            "07-settings-invite",
            "09-followers-drawer",
            "09-materials-image",
            "09-materials-remove",
            "09-article-picker",
            "09-article-publish",
            "09-menu-publish",
            "09-menu-versions",
            "10-health-clear");

    private final List<Screen> all = new ArrayList<>();

    private Screens() {}

    static List<Screen> of(Exhibition exhibition) {
        Screens screens = new Screens();
        screens.strangers();
        screens.home();
        screens.imports(exhibition);
        screens.residents(exhibition);
        screens.staff(exhibition);
        screens.buildings(exhibition);
        screens.verifications(exhibition);
        screens.settings();
        screens.rest();
        screens.serviceAccount(exhibition);
        screens.phones(exhibition);
        screens.residentsPhones(exhibition);
        return screens.all;
    }

    /** Those that {@code HAINA_SCREENS} asks for, a pattern of names; all of them without it. */
    static List<Screen> asked(Exhibition exhibition) {
        String only = System.getenv().getOrDefault("HAINA_SCREENS", ".*");
        return of(exhibition).stream()
                .filter(screen -> screen.name().matches(only))
                .toList();
    }

    private void strangers() {
        add("01-join-scan", Who.STRANGER, "/join", NOTHING, NOTHING, true);
        add("01-sign-in", Who.STRANGER, "/sign-in", NOTHING, NOTHING, true);
        state(
                "01-sign-in-by-text",
                Who.STRANGER,
                "/sign-in",
                NOTHING,
                window -> window.button("用短信验证码登录").click());
        state("01-sign-in-wrong", Who.STRANGER, "/sign-in", NOTHING, window -> {
            window.button("用短信验证码登录").click();
            window.page.locator("[name=mobile]").fill("1380");
            window.button("登录").click();
        });
        state("01-sign-in-scan-refused", Who.STRANGER, "/sign-in?state=FAILED", NOTHING, NOTHING);
        state("01-join-error", Who.STRANGER, "/join", fails("/api/auth/v1/onboardings.*"), NOTHING);
        add("01-terms", Who.STRANGER, "/terms", NOTHING, NOTHING, false);
        add("01-privacy", Who.STRANGER, "/privacy", NOTHING, NOTHING, false);
    }

    private void home() {
        add("02-home", Who.FULL, "/", NOTHING, NOTHING, true);
        state("02-home-empty", Who.EMPTY, "/", NOTHING, NOTHING);
        state("02-home-error", Who.FULL, "/", fails("/api/(import|resident|staff)/.*"), NOTHING);
        state("02-home-search", Who.FULL, "/", NOTHING, window -> {
            window.page.keyboard().press("/");
            window.page.keyboard().type("住户1");
        });
        state(
                "02-home-account-menu",
                Who.FULL,
                "/",
                NOTHING,
                window -> window.buttonLike(".*账号菜单").click());
    }

    private void imports(Exhibition exhibition) {
        String one = "/people/imports/";
        page("03-imports", "/people/imports", "/api/import/v1/imports(\\?.*)?");
        state(
                "03-imports-no-match",
                Who.FULL,
                "/people/imports",
                NOTHING,
                window -> window.field("文件名").fill("没有这个文件"));
        add("03-import-1-new", Who.FULL, one + "new", NOTHING, NOTHING, true);
        state("03-import-1-no-header", Who.FULL, one + exhibition.uploaded, NOTHING, NOTHING);
        add(
                "03-import-2-mapping",
                Who.FULL,
                one + exhibition.checked,
                NOTHING,
                window -> window.button("上一步", "Back").click(),
                true);
        add("03-import-3-dry-run", Who.FULL, one + exhibition.checked, NOTHING, NOTHING, true);
        state(
                "03-import-3-cancel",
                Who.FULL,
                one + exhibition.checked,
                NOTHING,
                window -> window.button("取消导入…").click());
        add("03-import-3-rows", Who.FULL, one + exhibition.checked + "/rows", NOTHING, NOTHING, true);
        add("03-import-5-report", Who.FULL, one + exhibition.applied, NOTHING, NOTHING, true);
        state(
                "03-import-5-undo",
                Who.FULL,
                one + exhibition.applied,
                NOTHING,
                window -> window.button("撤销本批次…").click());
        state("03-import-5-undone", Who.FULL, one + exhibition.undone, NOTHING, NOTHING);
        state("03-import-5-cancelled", Who.FULL, one + exhibition.cancelled, NOTHING, NOTHING);
        state("03-import-error", Who.FULL, one + exhibition.checked, fails("/api/import/.*"), NOTHING);
        state("03-import-none", Who.FULL, one + "01a20564e828000027dd08145dd63fd8", NOTHING, NOTHING);
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

    private void settings() {
        page("07-settings-office", "/settings/office", "/api/auth/v1/(tenant|accounts).*");
        page("07-settings-communities", "/settings/communities", "/api/resident/v1/communities.*");
        page("07-settings-verification", "/settings/verification", "/api/resident/v1/communities/.*");
        page("07-settings-operators", "/settings/operators", "/api/auth/v1/operators.*");
        state(
                "07-settings-invite",
                Who.FULL,
                "/settings/operators",
                NOTHING,
                window -> window.button("邀请操作员").click());
        page("07-settings-audit", "/settings/audit", "/api/auth/v1/audit-entries.*");
        add("07-settings-templates", Who.FULL, "/settings/templates", NOTHING, NOTHING, true);
    }

    private void rest() {
        add("08-account", Who.FULL, "/account", NOTHING, NOTHING, true);
        add("08-feedback", Who.FULL, "/feedback", NOTHING, NOTHING, true);
        add("09-followers", Who.FULL, "/people/followers", NOTHING, NOTHING, false);
        state(
                "09-followers-drawer",
                Who.FULL,
                "/people/followers",
                NOTHING,
                window -> window.page.locator("a.name").first().click());
        page("09-sends", "/sends", "/api/wechat/v1/(accounts|messages).*");
        add("09-sends-mass", Who.FULL, "/sends?mass=new", NOTHING, NOTHING, true);
        state("09-sends-mass-nobody", Who.EMPTY, "/sends?mass=new", NOTHING, NOTHING);
        state("09-sends-mass-confirm", Who.FULL, "/sends?mass=new", NOTHING, window -> {
            window.page
                    .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("文字"))
                    .check();
            window.page.locator("#mass-text").fill("明天上午九点停水");
            window.buttonLike("^群发给 \\d+ 人…$").click();
        });
        page("09-replies", "/replies", "/api/wechat/v1/(accounts|reply-books).*");
        state(
                "09-replies-new",
                Who.FULL,
                "/replies",
                NOTHING,
                window -> window.button("＋ 添加").nth(1).click());
        page("09-menu", "/menu", "/api/wechat/v1/(accounts|menus).*");
        state(
                "09-menu-versions",
                Who.FULL,
                "/menu",
                NOTHING,
                window -> window.button("版本记录").click());
        state("09-menu-publish", Who.FULL, "/menu", NOTHING, window -> {
            window.button("用常用菜单开始").click();
            window.buttonLike("^发布.*…$").click();
        });
        // One page, in other words for each.
        for (String later : List.of("notices", "apps")) {
            state("09-later-" + later, Who.FULL, "/" + later, NOTHING, NOTHING);
        }
        add("10-not-found", Who.FULL, "/no/such/page", NOTHING, NOTHING, false);
    }

    /** What the Service Account is filled with, and how it is. */
    private void serviceAccount(Exhibition exhibition) {
        page("09-materials-images", "/materials/images", "/api/wechat/v1/materials.*");
        state(
                "09-materials-image",
                Who.FULL,
                "/materials/images",
                NOTHING,
                window -> window.buttonLike(".*消防演练.*").first().click());
        state("09-materials-remove", Who.FULL, "/materials/images", NOTHING, window -> {
            window.buttonLike(".*消防演练.*").first().click();
            window.button("删除…").click();
        });
        state("09-materials-voices-empty", Who.EMPTY, "/materials/voices", NOTHING, NOTHING);
        state("09-materials-videos-empty", Who.EMPTY, "/materials/videos", NOTHING, NOTHING);
        page("09-materials-articles", "/materials/articles", "/api/wechat/v1/drafts.*");
        add("09-article", Who.FULL, "/materials/articles/" + exhibition.article, NOTHING, NOTHING, true);
        state("09-article-new", Who.EMPTY, "/materials/articles/new", NOTHING, NOTHING);
        state(
                "09-article-publish",
                Who.FULL,
                "/materials/articles/" + exhibition.article,
                NOTHING,
                window -> window.button("发布…").click());
        state(
                "09-article-picker",
                Who.EMPTY,
                "/materials/articles/new",
                NOTHING,
                window -> window.button("选择封面", "Choose a cover").click());
        page("10-health", "/settings/health", "/api/wechat/v1/account-health.*");
        state("10-health-clear", Who.FULL, "/settings/health", NOTHING, window -> {
            window.button("详情").click();
            window.button("全部清零…").click();
        });
    }

    /** Pages that open in WeChat, for whom WeChat says the phone is. */
    private void residentsPhones(Exhibition exhibition) {
        Look small = Look.PHONE.sized(320, 640);
        inWechat("13-verify", exhibition.waiting, "/m/verify", exhibition, NOTHING, small);
        inWechat(
                "13-verify-waiting",
                exhibition.waiting,
                "/m/verify/" + exhibition.waitingApplication,
                exhibition,
                NOTHING,
                small);
        inWechat(
                "13-verify-rejected",
                exhibition.rejected,
                "/m/verify/" + exhibition.rejectedApplication,
                exhibition,
                NOTHING,
                small);
        inWechat("13-home", exhibition.verified, "/m/home", exhibition, NOTHING, Look.PHONE);
        inWechat("13-home-empty", exhibition.rejected, "/m/home", exhibition, NOTHING, small);
        inWechat("13-home-error", exhibition.verified, "/m/home", exhibition, fails("/api/resident/v1/my/.*"), small);
    }

    private void inWechat(
            String name,
            Follower whose,
            String path,
            Exhibition exhibition,
            Consumer<ConsoleWindow> before,
            Look look) {
        Consumer<ConsoleWindow> held = window -> {
            // so does the simulated phone name its web view
            window.page.addInitScript("window.name = 'phone-%s'".formatted(whose.person));
            before.accept(window);
        };
        onPhone(name, path + "?app=" + exhibition.full.appId, held, look);
    }

    /** Pages that open on a phone, at the width of a small one; the simulated phones beside them. */
    private void phones(Exhibition exhibition) {
        Look small = Look.PHONE.sized(320, 640);
        onPhone("11-invitation", exhibition.invitation, NOTHING, small);
        onPhone("11-invitation-gone", "/m/invitations/nothing", NOTHING, small);
        onPhone("11-invitation-error", exhibition.invitation, fails("/api/auth/v1/invitations.*"), small);
        onPhone("11-join-on-a-phone", "/join", NOTHING, small);
        onPhone("11-sign-in-on-a-phone", "/sign-in", NOTHING, small);
        onPhone("11-phone-nothing-here", "/m/nothing", NOTHING, small);
        String simulators = exhibition.simulators.toString();
        onPhone("12-simulated-phones", simulators + "/phones", NOTHING, Look.DESK);
        onPhone("12-simulated-phone", simulators + "/phones/" + exhibition.full.person, NOTHING, small);
        onPhone("12-simulated-events", simulators + "/phones/events", NOTHING, Look.DESK);
    }

    private void onPhone(String name, String path, Consumer<ConsoleWindow> before, Look look) {
        all.add(new Screen(name, Who.STRANGER, path, before, NOTHING, true, false, look));
    }

    /** A page of the navigation: full, empty, failing, and waiting for its answer. */
    private void page(String name, String path, String calls) {
        add(name, Who.FULL, path, NOTHING, NOTHING, true);
        state(name + "-empty", Who.EMPTY, path, NOTHING, NOTHING);
        state(name + "-error", Who.FULL, path, fails(calls), NOTHING);
        all.add(new Screen(name + "-loading", Who.FULL, path, waits(calls), Screens::waiting, false, false, Look.DESK));
    }

    private void state(
            String name, Who who, String path, Consumer<ConsoleWindow> before, Consumer<ConsoleWindow> then) {
        add(name, who, path, before, then, false);
    }

    private void add(
            String name,
            Who who,
            String path,
            Consumer<ConsoleWindow> before,
            Consumer<ConsoleWindow> then,
            boolean whole) {
        all.add(new Screen(name, who, path, before, then, true, whole, Look.DESK));
    }

    /** The calls are answered as a service answers that is being restarted. */
    static Consumer<ConsoleWindow> fails(String calls) {
        return window -> window.page.route(
                Pattern.compile(".*" + calls),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setHeaders(Map.of("X-Request-Id", "a1b2c3d4e5f60718"))
                        .setBody("""
                                {"title": "Service Unavailable", "status": 503, "code": "gateway.unavailable"}""")));
    }

    /** The calls are not answered until the window is closed. */
    static Consumer<ConsoleWindow> waits(String calls) {
        return window -> window.page.route(Pattern.compile(".*" + calls), route -> {});
    }

    private static void waiting(ConsoleWindow window) {
        window.page.locator(".skeleton i").first().waitFor();
    }
}
