package com.haina.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** 业主认证, from the phones of those who live there: at once, by the owner, by the office, by the code at the door. */
class VerificationJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());
    private static final String COMMUNITY = "望江苑";

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @SuppressWarnings("NullAway.Init")
    private static Resident owner;

    /** Somebody with a phone who follows the office's account. */
    private record Resident(String person, String name, String mobile) {
        static Resident following(String name) {
            String mobile = Office.newMobile();
            Resident resident = new Resident(PHONES.person(name, mobile), name, mobile);
            PHONES.follow(resident.person, office.appId);
            return resident;
        }

        Applicant applicant(@Nullable String identity) {
            return new Applicant(PHONES, name, mobile, identity);
        }
    }

    @BeforeAll
    static void anOfficeWithItsResidentsOnFile() {
        office = Office.join(PLATFORM, "望江物业");
        office.community(COMMUNITY, "楼栋", "单元", "门牌号");
        owner = Resident.following("张伟");
        office.onFile(
                COMMUNITY,
                List.of(
                        Workbooks.owner(owner.name, owner.mobile, COMMUNITY, "101"),
                        Workbooks.owner("赵敏", Office.newMobile(), COMMUNITY, "102")));
        try (Chromium chromium = new Chromium()) {
            SimulatedPhone phone = new SimulatedPhone(chromium, PLATFORM, owner.person);
            FrameLocator page = apply(phone, owner, "101", "业主");
            assertThat(page.getByText("认证通过")).isVisible();
        }
    }

    @Test
    void whoStandsInTheFileIsVerifiedAtOnceAndHearsItInWechat() {
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, owner.person);
        assertThat(phone.chat(office.accountName).getByText("认证成功").first()).isVisible();
        FrameLocator home = phone.visit(link("/m/home"));
        assertThat(home.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText("101")))
                .containsText("业主");
        assertThat(coverage("verified")).isPositive();
    }

    @Test
    void aTenantWaitsForTheOwnerWhoConfirmsAndLaterEndsIt() {
        Resident tenant = Resident.following("吴租客");
        SimulatedPhone tenantsPhone = new SimulatedPhone(CHROMIUM, PLATFORM, tenant.person);
        FrameLocator page = apply(tenantsPhone, tenant, "101", "租客");
        assertThat(page.getByText("已提交，等业主确认")).isVisible();

        SimulatedPhone ownersPhone = new SimulatedPhone(CHROMIUM, PLATFORM, owner.person);
        FrameLocator home = ownersPhone.visit(link("/m/home"));
        home.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("等您确认"))
                .click();
        assertThat(home.getByText("吴租客是您的租客吗？")).isVisible();
        home.getByText("是，同意").click();
        assertThat(home.getByText("已同意")).isVisible();

        assertThat(tenantsPhone.chat(office.accountName).getByText("认证成功").first())
                .isVisible();
        assertThat(tenantsPhone.visit(link("/m/home")).getByText("我是租客")).isVisible();

        home = ownersPhone.visit(link("/m/home"));
        home.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("101"))
                .click();
        home.getByText("结束租住").click();
        home.locator(".van-popup")
                .getByText("结束租住", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(home.getByText("已不再登记在这一户")).isVisible();
        assertThat(tenantsPhone.visit(link("/m/home")).getByText("还没有认证的房屋")).isVisible();
    }

    @Test
    void anOwnerWhoDoesNotAnswerInThreeDaysLeavesItToTheOfficeAndEverybodyReadsSo() {
        Resident tenant = Resident.following("郑租客");
        SimulatedPhone tenantsPhone = new SimulatedPhone(CHROMIUM, PLATFORM, tenant.person);
        assertThat(apply(tenantsPhone, tenant, "101", "租客").getByText("已提交，等业主确认"))
                .isVisible();
        String application = waiting("郑租客", "WAITING_FOR_OWNER");
        SimulatedPhone ownersPhone = new SimulatedPhone(CHROMIUM, PLATFORM, owner.person);
        FrameLocator asked = ownersPhone.visit(link("/m/confirm/" + application));
        assertThat(asked.getByText("郑租客是您的租客吗？")).isVisible();

        Store.ownersHaveBeenSilent(PLATFORM, application);
        assertThat(tenantsPhone.chat(office.accountName).getByText("已转物业审核").first())
                .isVisible(soon());
        assertThat(tenantsPhone.visit(link("/m/verify/" + application)).getByText("已提交，等物业审核"))
                .isVisible();
        asked.getByText("是，同意").click();
        assertThat(asked.getByText("已转给物业核实")).isVisible();
        assertThat(ownersPhone.visit(link("/m/confirm/" + application)).getByText("已转给物业核实"))
                .isVisible();
        FrameLocator home = ownersPhone.visit(link("/m/home"));
        assertThat(home.getByText("101").first()).isVisible();
        assertThat(home.getByText("等您确认")).isHidden();

        try (ConsoleWindow console = new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)) {
            console.as(office).go("/people/verifications?reason=OWNER_SILENT").settled();
            console.page
                    .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("申请列表"))
                    .getByText("郑租客")
                    .click();
            assertThat(console.page.getByText("业主在期限内没有回复，请物业决定。")).isVisible();
            console.page.keyboard().press("2");
            console.page.keyboard().press("r");
            assertThat(console.page.getByText("已驳回 郑租客")).isVisible();
            console.nothingWentWrong();
        }
        assertThat(tenantsPhone.chat(office.accountName).getByText("没有通过").first())
                .isVisible();
        assertThat(ownersPhone.visit(link("/m/confirm/" + application)).getByText("这次申请已经处理过了"))
                .isVisible();
    }

    @Test
    void whoIsNotInTheFileIsLookedAtByTheOfficeAndNothingIsRevealed() {
        Resident stranger = Resident.following("钱多多");
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, stranger.person);
        FrameLocator page = apply(phone, stranger, "102", "业主");
        assertThat(page.getByText("已提交，等物业审核")).isVisible();
        assertThat(page.locator("body")).not().containsText("赵");

        String application = waiting("钱多多", "WAITING_FOR_REVIEW");
        office.reject(application, "NOT_A_RESIDENT");
        assertThat(phone.chat(office.accountName).getByText("没有通过").first()).isVisible();
        assertThat(phone.visit(link("/m/verify/" + application)).getByText("不是这一户的住户"))
                .isVisible();
    }

    @Test
    void theOfficeDecidesWithSingleKeysAndTakesItBack() {
        Resident newcomer = Resident.following("孙大圣");
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, newcomer.person);
        assertThat(apply(phone, newcomer, "102", "业主").getByText("已提交，等物业审核")).isVisible();
        try (ConsoleWindow console = new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)) {
            console.as(office).go("/people/verifications").settled();
            console.page
                    .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("申请列表"))
                    .getByText("孙大圣")
                    .click();
            Locator shown = console.page.getByRole(
                    AriaRole.HEADING, new Page.GetByRoleOptions().setName("孙大圣 申请成为 1栋1单元102 的业主"));
            assertThat(shown).isVisible();
            assertThat(console.page.locator(".verdict")).containsText("档案中没有此人");

            console.page.keyboard().press("a");
            assertThat(console.page.getByText("已通过 孙大圣")).isVisible();
            assertThat(phone.chat(office.accountName).getByText("认证成功").first()).isVisible();

            console.page.keyboard().press("z");
            assertThat(console.page.getByText("孙大圣 的申请回到待审")).isVisible();
            assertThat(shown).isVisible();
            console.page.keyboard().press("2");
            console.page.keyboard().press("r");
            assertThat(console.page.getByText("已驳回 孙大圣")).isVisible();
            assertThat(phone.chat(office.accountName).getByText("没有通过").first()).isVisible();
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void twoOperatorsAtOnceDecideOnceAndTheSlowerSeesWhatTheOtherDid() {
        Follower applicant = Follower.of(PLATFORM, office, "沙僧");
        String room = office.place(community(), "102");
        String application = applicant.applies(community(), room, "OWNER");
        try (ConsoleWindow console = new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)) {
            console.as(office);
            // what the colleague does is not told: the operator decides about what is on the screen
            console.page.route(Pattern.compile(".*/api/notify/v1/live.*"), route -> route.abort());
            console.go("/people/verifications?open=" + application).settled();
            assertThat(console.page.getByRole(
                            AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("沙僧 .*"))))
                    .isVisible();
            office.reject(application, "INCOMPLETE");
            console.page.keyboard().press("a");
            assertThat(console.page.getByText("您的决定没有执行")).isVisible();
            assertThat(console.page.getByText("已经处理：已驳回")).isVisible();
        }
        JsonNode after = office.web
                .get("/api/resident/v1/verifications/" + application)
                .expect(200)
                .json();
        assertThat(after.required("application").required("state").asString()).isEqualTo("REJECTED");
    }

    @Test
    void theCodeAtTheDoorLeadsToItsRoomUntilItIsRevoked() {
        String room = office.place(community(), "101");
        String code = ClaimSheets.link(office, community(), room);
        Resident family = Resident.following("张小妹");
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, family.person);
        FrameLocator page = phone.scan(code);
        assertThat(page.getByText("这是您家吗？")).isVisible();
        assertThat(page.locator("body")).not().containsText(owner.name);
        page.getByText("是我家，继续").click();
        assertThat(page.getByText("您是这一户的？")).isVisible();
        phone.closeWebPage();

        ClaimSheets.revoke(office, community(), room);
        assertThat(phone.visit(code).getByText("这张房屋码已停用")).isVisible();
    }

    @Test
    void whoFollowsNothingIsLedFromTheCodeAtTheDoorToTheAccount() {
        String mobile = Office.newMobile();
        String stranger = PHONES.person("冯过客", mobile);
        String code = ClaimSheets.link(office, community(), office.place(community(), "102"));
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, stranger);
        FrameLocator page = phone.scan(code);
        page.getByText("是我家，继续").click();
        new Applicant(PHONES, "冯过客", mobile, "业主").fillIn(page);
        assertThat(page.getByText("已提交，等物业审核")).isVisible();
        assertThat(page.getByText("关注“" + office.accountName + "”，才收得到消息")).isVisible();
        String account = QrCode.drawn(page.getByRole(
                AriaRole.IMG, new FrameLocator.GetByRoleOptions().setName("“" + office.accountName + "”的二维码")));
        PHONES.followBy(stranger, office.appId, account);

        String follower = office.appId + "." + PHONES.openId(stranger, office.appId);
        JsonNode followed = Waiting.until(
                "the follower",
                Duration.ofSeconds(20),
                () -> office.web.get("/api/wechat/v1/followers/" + follower).json(),
                one -> one.path("following").asBoolean());
        assertThat(followed.required("sceneKey").asString()).isEqualTo("verify");
        FrameLocator again = phone.visit(code);
        assertThat(again.getByText("您已经提交过")).isVisible();
        again.getByText("看看进度").click();
        assertThat(again.getByText("已提交，等物业审核")).isVisible();
        assertThat(again.getByText("才收得到消息")).isHidden();
    }

    @Test
    void anOwnersInvitationMakesFamilyOfWhoScansIt() {
        SimulatedPhone ownersPhone = new SimulatedPhone(CHROMIUM, PLATFORM, owner.person);
        FrameLocator home = ownersPhone.visit(link("/m/home"));
        home.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("101"))
                .click();
        home.getByText("邀请家人").click();
        assertThat(home.getByText("让家人用微信扫一扫")).isVisible();
        String astray = QrCode.drawn(home.getByRole(AriaRole.IMG).first());
        home.getByText("换一张").click();
        assertThat(home.getByText("之前的不能再用")).isVisible();
        String invitation = QrCode.drawn(home.getByRole(AriaRole.IMG).first());

        Resident wife = Resident.following("李娜");
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, wife.person);
        assertThat(phone.scan(astray).getByText("这个邀请已失效")).isVisible();
        FrameLocator page = phone.visit(invitation);
        page.getByText("接受，继续填写").click();
        wife.applicant(null).fillIn(page);
        assertThat(page.getByText("认证通过")).isVisible();
        assertThat(phone.visit(invitation).getByText("已经认证过")).isVisible();
        assertThat(ownersPhone.visit(link("/m/home")).getByText("家属 1 人")).isVisible();
    }

    @Test
    void whoLeavesAHomeReadsThatItIsDone() {
        String room = office.place(community(), "102");
        Follower leaver = Follower.of(PLATFORM, office, "何搬走");
        String application = leaver.applies(community(), room, "OWNER");
        office.approve(application);
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, leaver.person);
        FrameLocator home = phone.visit(link("/m/home"));
        home.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("102"))
                .click();
        home.getByText("解除我和这套房的关系").click();
        home.locator(".van-popup").getByText("解除关系").click();
        assertThat(home.getByRole(AriaRole.STATUS)).containsText("已解除和 1栋1单元102 的关系");
        assertThat(home.getByText("还没有认证的房屋")).isVisible();
    }

    /** The three steps; the page with the result. */
    private static FrameLocator apply(SimulatedPhone phone, Resident resident, String room, String identity) {
        return resident.applicant(identity).apply(phone, link("/m/verify"), "1栋1单元" + room);
    }

    /** The application of that name, once the office has it. */
    private static String waiting(String name, String state) {
        return Waiting.until(
                        "the application",
                        Duration.ofSeconds(20),
                        () -> office.web
                                .get("/api/resident/v1/verifications?limit=50&state=" + state)
                                .expect(200)
                                .json()
                                .required("items")
                                .valueStream()
                                .filter(one -> one.path("name").asString("").equals(name))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .required("id")
                .asString();
    }

    /** The service looks once a minute whose time is over. */
    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions()
                .setTimeout(Duration.ofSeconds(90).toMillis());
    }

    private static String link(String path) {
        return PLATFORM.gateway().resolve(path) + "?app=" + office.appId;
    }

    private static String community() {
        return office.web
                .get("/api/resident/v1/communities")
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
    }

    private static long coverage(String stage) {
        return office.web
                .get("/api/resident/v1/coverage")
                .expect(200)
                .json()
                .required("total")
                .required(stage)
                .asLong();
    }
}
