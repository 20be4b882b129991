package com.haina.journeys;

import com.haina.journeys.Screens.Who;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What the Service Account says, what it is filled with, and how it is. */
final class WechatScreens extends ScreenArea {

    WechatScreens(Exhibition exhibition) {
        messages();
        serviceAccount(exhibition);
    }

    private void messages() {
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
}
