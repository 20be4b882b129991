package com.haina.simulators.sdk;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.bean.menu.WxMenu;
import me.chanjar.weixin.common.bean.menu.WxMenuButton;
import me.chanjar.weixin.common.bean.menu.WxMenuRule;
import me.chanjar.weixin.mp.bean.menu.WxMpMenu;
import tools.jackson.databind.JsonNode;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

/** Custom menus as the SDK sets them. */
@SimulatorTest
class MenusWithSdkTests {

    @Autowired
    private Control control;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    @Test
    void aMenuIsReadBackAsItWasSet() throws Exception {
        assertThat(account.mp.getMenuService().menuGet())
                .as("46003, which the SDK takes for none")
                .isNull();
        WxMenuButton list = named("服务");
        list.getSubButtons().add(click("电话", "PHONE"));
        list.getSubButtons().add(view("缴费", "http://127.0.0.1:1/m/bills"));
        account.mp.getMenuService().menuCreate(menu(list, view("我家", "http://127.0.0.1:1/m/home")));

        WxMpMenu read = account.mp.getMenuService().menuGet();
        assertThat(read.getMenu().getButtons())
                .extracting(WxMenuButton::getName)
                .containsExactly("服务", "我家");
        assertThat(read.getMenu().getButtons().getFirst().getSubButtons())
                .extracting(WxMenuButton::getKey)
                .containsExactly("PHONE", null);
        assertThat(account.mp
                        .getMenuService()
                        .getSelfMenuInfo()
                        .getSelfMenuInfo()
                        .getButtons()
                        .getFirst()
                        .getSubButtons()
                        .getSubButtons())
                .hasSize(2);
        account.mp.getMenuService().menuDelete();
        assertThat(account.mp.getMenuService().menuGet())
                .as("46003, which the SDK takes for none")
                .isNull();
    }

    @Test
    void bearersOfATagSeeTheirOwnMenu() throws Exception {
        var owner = account.follower("陈桂芳");
        var other = account.follower("吴小满");
        long tag = account.mp.getUserTagService().tagCreate("业主").getId();
        WxMenu owners = menu(view("我家", "http://127.0.0.1:1/m/home"));
        WxMenuRule rule = new WxMenuRule();
        rule.setTagId(Long.toString(tag));
        owners.setMatchRule(rule);
        assertThat(error(() -> account.mp.getMenuService().menuCreate(owners))).isEqualTo(65303);
        account.mp.getMenuService().menuCreate(menu(view("认证", "http://127.0.0.1:1/m/verify")));
        String id = account.mp.getMenuService().menuCreate(owners);
        account.mp.getUserTagService().batchTagging(tag, new String[] {owner.openId});

        assertThat(account.mp
                        .getMenuService()
                        .menuTryMatch(owner.openId)
                        .getButtons()
                        .getFirst()
                        .getName())
                .isEqualTo("我家");
        assertThat(account.mp
                        .getMenuService()
                        .menuTryMatch(other.openId)
                        .getButtons()
                        .getFirst()
                        .getName())
                .isEqualTo("认证");
        assertThat(control.post(owner.path() + "/menu-presses", Map.of("entry", 0))
                        .path("name")
                        .asString())
                .isEqualTo("我家");
        assertThat(shown(owner.person)).isEqualTo("我家");
        assertThat(shown("")).isEqualTo("认证");
        assertThat(account.mp
                        .getMenuService()
                        .menuGet()
                        .getConditionalMenu()
                        .getFirst()
                        .getRule()
                        .getTagId())
                .isEqualTo(Long.toString(tag));

        account.mp.getMenuService().menuDelete(id);
        assertThat(account.mp
                        .getMenuService()
                        .menuTryMatch(owner.openId)
                        .getButtons()
                        .getFirst()
                        .getName())
                .isEqualTo("认证");
        assertThat(error(() -> account.mp.getMenuService().menuDelete(id))).isEqualTo(65301);
    }

    @Test
    void limitsAreInBytes() {
        assertThat(create()).isEqualTo(40016);
        assertThat(create(click("一", "1"), click("二", "2"), click("三", "3"), click("四", "4")))
                .isEqualTo(40016);
        assertThat(create(click("六个字的名字", "1"))).isEqualTo(40018);
        assertThat(create(click("键", "k".repeat(129)))).isEqualTo(40019);
        assertThat(create(view("长", "http://127.0.0.1/" + "u".repeat(1024)))).isEqualTo(40020);
        assertThat(create(view("怪", "ftp://127.0.0.1/"))).isEqualTo(40055);
        WxMenuButton odd = click("怪", "1");
        odd.setType("shake");
        assertThat(create(odd)).isEqualTo(40017);
        WxMenuButton list = named("多");
        for (int i = 0; i < 6; i++) {
            list.getSubButtons().add(click("子" + i, "s" + i));
        }
        assertThat(create(list)).isEqualTo(40023);
        WxMenuButton deep = named("深");
        deep.getSubButtons().add(list);
        assertThat(create(deep)).isEqualTo(40022);
        WxMenuButton wide = named("宽");
        wide.getSubButtons().add(click("名".repeat(21), "1"));
        assertThat(create(wide)).isEqualTo(40025);
    }

    @Test
    void rulesByPersonAreNotTakenAnyMore() throws Exception {
        account.mp.getMenuService().menuCreate(menu(click("认证", "VERIFY")));
        WxMenu menu = menu(click("男士", "MEN"));
        WxMenuRule rule = new WxMenuRule();
        rule.setSex("1");
        menu.setMatchRule(rule);
        assertThat(error(() -> account.mp.getMenuService().menuCreate(menu))).isEqualTo(65320);

        WxMenuRule platform = new WxMenuRule();
        platform.setClientPlatformType("2");
        WxMenu far = menu(named("外"));
        for (int i = 0; i < 4; i++) {
            far.getButtons().getFirst().getSubButtons().add(view("站" + i, "http://h" + i + ".example/"));
        }
        far.setMatchRule(platform);
        assertThat(error(() -> account.mp.getMenuService().menuCreate(far))).isEqualTo(65316);
    }

    private String shown(String person) {
        for (JsonNode menu : control.get("/sim/api/world").path("menus")) {
            if (menu.path("appId").asString().equals(account.appId)
                    && menu.path("personId").asString().equals(person)) {
                return menu.path("buttons").path(0).path("name").asString();
            }
        }
        return "";
    }

    private int create(WxMenuButton... buttons) {
        return error(() -> account.mp.getMenuService().menuCreate(menu(buttons)));
    }

    private static WxMenu menu(WxMenuButton... buttons) {
        WxMenu menu = new WxMenu();
        menu.getButtons().addAll(List.of(buttons));
        return menu;
    }

    private static WxMenuButton named(String name) {
        WxMenuButton button = new WxMenuButton();
        button.setName(name);
        return button;
    }

    private static WxMenuButton click(String name, String key) {
        WxMenuButton button = named(name);
        button.setType("click");
        button.setKey(key);
        return button;
    }

    private static WxMenuButton view(String name, String url) {
        WxMenuButton button = named(name);
        button.setType("view");
        button.setUrl(url);
        return button;
    }
}
