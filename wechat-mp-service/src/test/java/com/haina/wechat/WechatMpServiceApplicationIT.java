package com.haina.wechat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "haina.wechat.callback.component-app-id=wx5e1f00000000c0de",
            "haina.wechat.callback.token=token",
            "haina.wechat.callback.aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
        })
@WithStoreAndBroker
@Import(TestTokens.class)
class WechatMpServiceApplicationIT {

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Test
    void startsUnderItsNameAndIsReady() {
        assertThat(environment.getProperty("spring.application.name")).isEqualTo("wechat-mp-service");
        assertThat(get("/actuator/health/readiness", null).getBody()).contains("\"status\":\"UP\"");
    }

    @Test
    void describesItsApi() {
        assertThat(get("/api/wechat/openapi", null).getBody()).startsWith("{\"openapi\":\"3");
    }

    @Test
    void refusesStrangersAndKeepsInternalAddressesForServices() {
        assertThat(get("/api/wechat/v1/anything", null).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(get("/api/wechat/v1/anything", TestTokens.viewer("t-1")).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("/internal/v1/anything", TestTokens.administrator("t-1")).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(get("/internal/v1/anything", TestTokens.service("gateway")).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private ResponseEntity<String> get(String path, @Nullable String token) {
        return TestTokens.client(port, token).get().uri(path).retrieve().toEntity(String.class);
    }
}
