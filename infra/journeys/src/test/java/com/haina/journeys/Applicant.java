package com.haina.journeys;

import org.jspecify.annotations.Nullable;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/**
 * Who fills in 业主认证 on a phone.
 *
 * @param identity as the page calls it, such as 业主; null where an invitation says it
 */
record Applicant(
        Phones phones, String name, String mobile, @Nullable String identity) {

    /** The three steps for the room, as the search shows it; the page with the result. */
    FrameLocator apply(SimulatedPhone phone, String link, String room) {
        FrameLocator page = phone.scan(link);
        page.getByLabel("搜索房号").fill(room);
        page.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(room))
                .click();
        fillIn(page);
        return page;
    }

    /** The steps after the room. */
    void fillIn(FrameLocator page) {
        if (identity != null) {
            page.locator("label.kind")
                    .filter(new Locator.FilterOptions().setHasText(identity))
                    .first()
                    .click();
        }
        page.locator("[name=name]").fill(name);
        page.getByText("下一步").click();
        page.locator("[name=mobile]").fill(mobile);
        int before = phones.texts(mobile);
        page.getByText("获取验证码").click();
        page.locator("[name=code]").fill(phones.code(mobile, before));
        page.getByRole(AriaRole.CHECKBOX).click();
        page.getByText("提交认证").click();
    }
}
