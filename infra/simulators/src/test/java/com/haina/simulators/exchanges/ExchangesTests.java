package com.haina.simulators.exchanges;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.haina.simulators.changes.Changes;

import static org.assertj.core.api.Assertions.assertThat;

class ExchangesTests {

    @Test
    void keepsOnlyTheBeginningOfSecrets() {
        String secret = "refreshtoken@@@" + "s".repeat(43);

        assertThat(Exchanges.shorten("{\"component_appsecret\":\"" + secret + "\",\"component_appid\":\"wx1\"}"))
                .doesNotContain("s".repeat(7))
                .contains("\"component_appid\":\"wx1\"");
        assertThat(Exchanges.shorten("GET /x?component_access_token=" + secret + "&a=b&code=" + secret))
                .doesNotContain("s".repeat(7))
                .contains("&a=b");
        assertThat(Exchanges.shorten("<xml><ComponentVerifyTicket><![CDATA[" + secret
                        + "]]></ComponentVerifyTicket><AppId>wx1</AppId></xml>"))
                .doesNotContain("s".repeat(7))
                .contains("<AppId>wx1</AppId>");
    }

    @Test
    void showsARepeatedFailureOnce() {
        Exchanges exchanges = new Exchanges(new Changes());
        for (int i = 0; i < 5; i++) {
            exchanges.add(push("component_verify_ticket"));
            exchanges.add(push("suite_ticket"));
        }

        assertThat(exchanges.latest(10))
                .extracting(Exchange::what)
                .containsExactly("suite_ticket", "component_verify_ticket");
    }

    private static Exchange push(String event) {
        return new Exchange(0, Instant.EPOCH, false, event, "POST x", "", "", "unreachable", true, "", 1, "");
    }
}
