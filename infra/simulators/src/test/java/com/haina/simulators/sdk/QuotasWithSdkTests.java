package com.haina.simulators.sdk;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.error.WxErrorException;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

/** Daily quotas as the SDK meets them. */
@SimulatorTest
class QuotasWithSdkTests {

    private static final String API = "https://api.weixin.qq.com/cgi-bin/";

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    @Test
    void callsOfADayAreCountedForEachApiAndRefusedWhenTheyAreUsedUp() throws Exception {
        limit(2);
        account.mp.getUserTagService().tagCreate("一");
        account.mp.getUserTagService().tagCreate("二");
        assertThat(error(() -> account.mp.getUserTagService().tagCreate("三"))).isEqualTo(45009);
        assertThat(account.mp.getUserTagService().tagGet()).as("another API").hasSizeGreaterThanOrEqualTo(2);
        assertThat(quota()).contains("\"daily_limit\":2", "\"used\":2", "\"remain\":0");
    }

    @Test
    void aHundredPreviewsAndTwoThousandMenusForSomeADay() throws Exception {
        assertThat(quota("/cgi-bin/message/mass/preview")).containsPattern("\"daily_limit\":100\\b");
        assertThat(quota("/cgi-bin/menu/addconditional")).containsPattern("\"daily_limit\":2000\\b");
        assertThat(quota("/cgi-bin/menu/trymatch")).containsPattern("\"daily_limit\":20000\\b");
    }

    @Test
    void anAccountClearsItsCountersTenTimesAMonth() throws Exception {
        limit(1);
        for (int i = 0; i < 10; i++) {
            account.mp.getUserTagService().tagCreate("标签" + i);
            clear();
        }
        assertThat(quota()).contains("\"used\":0");
        assertThat(error(this::clear)).isEqualTo(48006);
    }

    @Test
    void nobodyClearsForAnotherAccount() {
        assertThat(error(() -> account.mp.post(API + "clear_quota", "{\"appid\":\"wx0000000000000000\"}")))
                .isEqualTo(40013);
    }

    @Test
    void theComponentClearsItsOwnCountersAndWithItsSecretThoseOfItsAccounts() throws Exception {
        limit(1);
        account.mp.getUserTagService().tagCreate("一");

        assertThat(account.sdk.component.clearQuotaV2(account.appId).isSuccess())
                .isTrue();
        account.mp.getUserTagService().tagCreate("二");
        String stranger = control.post("/sim/api/accounts", Map.of("name", "别人家", "admins", List.of("p1")))
                .path("appId")
                .asString();
        assertThat(error(() -> account.sdk.component.clearQuotaV2(stranger))).isEqualTo(61003);
        account.sdk.storage.setComponentAppSecret("wrong");
        assertThat(error(() -> account.sdk.component.clearQuotaV2(account.appId)))
                .isEqualTo(40125);
    }

    @Test
    void theComponentsOwnCallsAreCountedToo() throws Exception {
        String component = account.sdk.storage.getComponentAppId();
        String token = account.componentToken(platform);
        String path = "/cgi-bin/component/api_get_authorizer_list";
        clearOwn(component, token);
        control.put("/sim/api/accounts/" + component + "/quotas", Map.of("path", path, "limit", 1));
        try {
            Map<String, Object> list = Map.of("component_appid", component, "offset", 0, "count", 1);
            String url = "/api.weixin.qq.com" + path + "?component_access_token=" + token;
            assertThat(control.post(url, list).path("total_count").asInt()).isPositive();
            assertThat(control.post(url, list).path("errcode").asInt()).isEqualTo(45009);

            assertThat(clearOwn(component, token)).isZero();
            assertThat(control.post(url, list).path("total_count").asInt()).isPositive();
            assertThat(clearOwn("wx0000000000000000", token)).isEqualTo(40013);
            assertThat(clearOwn(component, account.mp.getAccessToken())).isEqualTo(61014);
        } finally {
            control.put("/sim/api/accounts/" + component + "/quotas", Map.of("path", path, "limit", 100_000));
        }
    }

    private int clearOwn(String component, String token) {
        return control.post(
                        "/api.weixin.qq.com/cgi-bin/component/clear_quota?component_access_token=" + token,
                        Map.of("component_appid", component))
                .path("errcode")
                .asInt();
    }

    private void limit(int limit) {
        control.put(
                "/sim/api/accounts/" + account.appId + "/quotas",
                Map.of("path", "/cgi-bin/tags/create", "limit", limit));
    }

    private void clear() throws WxErrorException {
        account.mp.post(API + "clear_quota", "{\"appid\":\"" + account.appId + "\"}");
    }

    private String quota() throws WxErrorException {
        return quota("/cgi-bin/tags/create");
    }

    private String quota(String path) throws WxErrorException {
        return account.mp.post(API + "openapi/quota/get", "{\"cgi_path\":\"" + path + "\"}");
    }
}
