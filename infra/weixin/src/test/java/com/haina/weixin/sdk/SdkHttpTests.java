package com.haina.weixin.sdk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.haina.weixin.WechatHosts;
import com.haina.weixin.WechatProperties;
import com.sun.net.httpserver.HttpServer;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.open.api.impl.WxOpenInMemoryConfigStorage;
import me.chanjar.weixin.open.api.impl.WxOpenServiceImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The unmodified SDK on our client, against a server that breaks in ways the simulators do not. */
class SdkHttpTests {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;
    private SdkHttp http;
    private WxOpenServiceImpl sdk;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Host"));
            var answer = "{\"errcode\":0,\"errmsg\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prefix/api.weixin.qq.com/");
        var properties = new WechatProperties(
                base, URI.create("https://mp.weixin.qq.com"), base, Duration.ofSeconds(2), Duration.ofSeconds(2));
        http = new SdkHttp(new WechatHosts(properties), properties);
        http.install();
        sdk = new WxOpenServiceImpl();
        sdk.setWxOpenConfigStorage(new WxOpenInMemoryConfigStorage());
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        http.destroy();
    }

    @Test
    void anAddressWrittenIntoTheSdkIsLedToTheConfiguredHostAndPrefix() throws Exception {
        sdk.post("https://api.weixin.qq.com/cgi-bin/component/api_start_push_ticket?a=1", "{}");
        assertThat(requests)
                .containsExactly("POST /prefix/api.weixin.qq.com/cgi-bin/component/api_start_push_ticket?a=1 127.0.0.1:"
                        + server.getAddress().getPort());
    }

    @Test
    void aHostThatIsNotWeChatsIsNotReachable() {
        assertThatThrownBy(() -> sdk.get("https://evil.example/steal", null))
                .rootCause()
                .hasMessageContaining("not a host of WeChat's");
        assertThat(requests).isEmpty();
    }

    @Test
    void neitherA503NorARedirectIsRepeatedOrFollowed() {
        for (var broken : new int[] {503, 429, 302}) {
            requests.clear();
            status = broken;
            assertThatThrownBy(() -> sdk.post("https://api.weixin.qq.com/cgi-bin/x", "{}"))
                    .isInstanceOfAny(WxErrorException.class, RuntimeException.class);
            assertThat(requests).as("answer %d", broken).hasSize(1);
        }
    }

    @Test
    void aLinkForABrowserKeepsEverythingBehindTheHost() {
        var properties = new WechatProperties(
                URI.create("https://api.weixin.qq.com"),
                URI.create("http://127.0.0.1:8090/mp.weixin.qq.com"),
                URI.create("https://open.weixin.qq.com"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        var hosts = new WechatHosts(properties);
        assertThat(hosts.link("https://mp.weixin.qq.com/cgi-bin/componentloginpage?a=b%20c#wechat_redirect"))
                .isEqualTo("http://127.0.0.1:8090/mp.weixin.qq.com/cgi-bin/componentloginpage?a=b%20c#wechat_redirect");
        assertThat(hosts.link("https://open.weixin.qq.com/connect/qrconnect?x=1"))
                .isEqualTo("https://open.weixin.qq.com/connect/qrconnect?x=1");
        assertThatThrownBy(() -> hosts.link("https://evil.example/")).isInstanceOf(IllegalArgumentException.class);
    }
}
