package com.haina.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which address leads to which service, and what passes on the way. */
class RoutesTests extends RunningGateway {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/resident/v1/residents?q=%E5%BC%A0%20%26%E4%B8%89&limit=20&flag=",
                "/api/auth/v1/tenants/a%20b",
                "/callback/wechat/component?signature=a%2Bb%3D&timestamp=1",
                "/callback/wechat/wx0123456789abcdef?msg_signature=x",
                "/callback/wecom/suite/data"
            })
    void anAddressReachesItsServiceUnchanged(String target) throws Exception {
        HttpResponse<String> answer = send(request(target).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(upstreams.seen)
                .singleElement()
                .satisfies(seen -> assertThat(seen.target()).isEqualTo(target));
    }

    @Test
    void methodBodyAndHeadersPassBothWaysAndSoDoesARefusal() throws Exception {
        upstreams.on("/api/resident/v1/refused", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            Upstreams.send(exchange, 422, "application/problem+json", "{\"code\":\"resident.taken\"}");
        });
        HttpResponse<String> refusal = send(request("/api/resident/v1/refused").PUT(BodyPublishers.ofString("{}")));
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(refusal.body()).isEqualTo("{\"code\":\"resident.taken\"}");

        send(request("/api/resident/v1/residents")
                .header("If-Match", "\"3\"")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"张三\"}")));
        assertThat(upstreams.seen).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("PATCH");
            assertThat(seen.body()).isEqualTo("{\"name\":\"张三\"}");
            assertThat(seen.headers().getFirst("If-Match")).isEqualTo("\"3\"");
        });
    }

    @Test
    void aFormPassesWithItsFields() throws Exception {
        send(request("/api/resident/v1/form?a=1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("b=%E5%BC%A0&c=2")));
        assertThat(upstreams.seen).singleElement().satisfies(seen -> {
            assertThat(seen.target()).isEqualTo("/api/resident/v1/form?a=1");
            assertThat(seen.body().split("&")).contains("b=%E5%BC%A0", "c=2").doesNotContain("a=1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/v1/tokens, application/json",
        "/api/unknown/v1/things, application/json",
        "/api/unknown/v1/things, text/html",
        "/actuator/env, application/json",
        "/actuator/prometheus, application/json",
        "/nothing/here, application/json"
    })
    void whatIsNotForTheOutsideIsNotThere(String path, String accept) throws Exception {
        HttpResponse<String> answer =
                send(request(path).header("Accept", accept).GET());
        assertProblem(answer, 404, "http.404");
        assertThat(upstreams.seen).isEmpty();
    }

    @Test
    void anAddressThatTriesToClimbIsRefusedAsAProblem() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/auth/%2e%2e/%2e%2e/internal/v1/tokens").GET());
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(upstreams.seen).isEmpty();
    }
}
