package com.haina.journeys;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the first pages cost over the wire, and that they ask nobody but their own host and break no rule of it. */
class FirstPagesJourney {

    private static final long CONSOLE_BYTES = 250_000;
    private static final long PHONES_BYTES = 150_000;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final RunningPlatform platform = RunningPlatform.get();

    @Test
    void theFirstPageOfAStrangerIsLight() {
        Page page = CHROMIUM.window(1440, 900);
        List<String> broken = brokenRules(page);
        Weight weight = new Weight(page);
        page.navigate(platform.gateway().toString());
        assertThat(page.locator("#app > *").first()).isAttached();
        weight.settled();
        assertThat(weight.print("the console's first page, signed out")).isBetween(1L, CONSOLE_BYTES);
        onlyFromHere(weight);
        assertThat(broken).isEmpty();
    }

    @Test
    void theHomePageIsLightAndIsFetchedOnlyOnce() {
        Office office = Office.join(platform, "看首页");
        Page page = CHROMIUM.window(1440, 900);
        page.context().addCookies(office.web.cookies());
        List<String> broken = brokenRules(page);
        Weight weight = new Weight(page);
        page.navigate(platform.gateway().toString());
        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
        weight.settled();
        assertThat(weight.print("the console's home, signed in")).isBetween(1L, CONSOLE_BYTES);
        onlyFromHere(weight);

        Weight again = new Weight(page);
        page.reload();
        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
        again.settled();
        assertThat(again.fetched())
                .filteredOn(part -> part.url().contains("/assets/"))
                .isNotEmpty()
                .allMatch(Weight.Fetched::fromCache);
        assertThat(broken).isEmpty();
    }

    @Test
    void theFirstPageOnAPhoneIsLight() {
        Page page = CHROMIUM.window(390, 780);
        List<String> broken = brokenRules(page);
        Weight weight = new Weight(page);
        page.navigate(platform.gateway().resolve("/m/").toString());
        assertThat(page.locator("#app > *").first()).isAttached();
        weight.settled();
        assertThat(weight.print("the first phone page")).isBetween(1L, PHONES_BYTES);
        onlyFromHere(weight);
        assertThat(broken).isEmpty();
    }

    @Test
    void theInvitationOnAPhoneIsLight() {
        Office office = Office.join(platform, "看邀请");
        String link = office.web
                .post(
                        "/api/auth/v1/operators",
                        Map.of("name", "孙前台", "mobile", Office.newMobile(), "roles", List.of("OPERATOR")))
                .expect(201)
                .json()
                .required("link")
                .asString();
        Page page = CHROMIUM.window(390, 780);
        List<String> broken = brokenRules(page);
        Weight weight = new Weight(page);
        page.navigate(link);
        assertThat(page.getByText("看邀请").first()).isVisible();
        weight.settled();
        assertThat(weight.print("the invitation on a phone")).isBetween(1L, PHONES_BYTES);
        onlyFromHere(weight);
        assertThat(broken).isEmpty();
    }

    private void onlyFromHere(Weight weight) {
        assertThat(weight.fetched())
                .extracting(part -> URI.create(part.url()).getAuthority())
                .containsOnly(platform.gateway().getAuthority());
    }

    /** Whatever the content security policy forbids, and whatever else goes wrong in the page. */
    private static List<String> brokenRules(Page page) {
        List<String> broken = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                broken.add(message.text());
            }
        });
        page.onPageError(broken::add);
        return broken;
    }
}
