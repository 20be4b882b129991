package com.haina.simulators;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** With a registered 授权发起页域名 the page wants to be linked to from there, as the real one does. */
@SimulatorTest
@TestPropertySource(properties = "haina.simulators.component.launch-domain=console.example.cn")
class LaunchDomainTests {

    @Autowired
    private Control control;

    @Test
    void aPageOpenedFromElsewhereIsRefused() {
        assertThat(open("").statusCode()).isEqualTo(403);
        assertThat(open("https://elsewhere.example.cn/join").body()).contains("授权要从 console.example.cn 上的链接点进来");
    }

    @Test
    void aPageLinkedFromTheDomainGoesOnToItsOwnChecks() {
        assertThat(open("https://console.example.cn/join").body()).contains("这个授权链接不对");
    }

    private HttpResponse<String> open(String referer) {
        var request = control.request("/mp.weixin.qq.com/cgi-bin/componentloginpage?component_appid=wx5e1f00000000c0de"
                        + "&pre_auth_code=x&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2F")
                .GET();
        return control.send(referer.isEmpty() ? request : request.header("Referer", referer));
    }
}
