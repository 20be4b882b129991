package com.haina.simulators.sdk;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
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

    private void limit(int limit) {
        control.put(
                "/sim/api/accounts/" + account.appId + "/quotas",
                Map.of("path", "/cgi-bin/tags/create", "limit", limit));
    }

    private void clear() throws WxErrorException {
        account.mp.post(API + "clear_quota", "{\"appid\":\"" + account.appId + "\"}");
    }

    private String quota() throws WxErrorException {
        return account.mp.post(API + "openapi/quota/get", "{\"cgi_path\":\"/cgi-bin/tags/create\"}");
    }
}
