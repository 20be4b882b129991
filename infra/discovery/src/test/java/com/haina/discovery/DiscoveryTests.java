package com.haina.discovery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.userdetails.UserDetailsService;

import com.netflix.discovery.EurekaClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(
        classes = DiscoveryApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"haina.discovery.ops-password=secret", "eureka.server.eviction-interval-timer-in-ms=200"})
class DiscoveryTests {

    private static final String OPS = "Basic " + Base64.getEncoder().encodeToString("ops:secret".getBytes());

    private final HttpClient http = HttpClient.newHttpClient();

    private final UserDetailsService users;

    DiscoveryTests(@Autowired UserDetailsService users) {
        this.users = users;
    }

    @LocalServerPort
    private int port;

    @Test
    void anInstanceRegistersWithTheCredentialsInItsAddressAndAppearsOnTheDashboard() throws Exception {
        try (ConfigurableApplicationContext instance =
                instance("http://ops:secret@127.0.0.1:%d/eureka/".formatted(port))) {
            assertThat(instance.getBeansOfType(EurekaClient.class)).isNotEmpty();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    get("/eureka/apps/sample-service", OPS).body())
                            .contains("<status>UP</status>"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(get("/admin/applications", OPS).body()).containsIgnoringCase("sample-service"));
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(get("/eureka/apps/sample-service", OPS).statusCode()).isEqualTo(404);
            assertThat(get("/admin/applications", OPS).body()).doesNotContainIgnoringCase("sample-service");
        });
    }

    @Test
    void nothingButTheHealthCheckIsShownWithoutThePassword() throws Exception {
        assertThat(get("/actuator/health/readiness", null).body()).isEqualTo("{\"status\":\"UP\"}");
        for (String path :
                new String[] {"/", "/admin", "/admin/applications", "/eureka/apps", "/actuator", "/actuator/prometheus"
                }) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(401);
        }
        String wrong = "Basic " + Base64.getEncoder().encodeToString("ops:wrong".getBytes());
        assertThat(get("/admin", wrong).statusCode()).isEqualTo(401);
    }

    @Test
    void thePagesOfOpsOpenWithThePassword() throws Exception {
        assertThat(get("/", OPS).body()).contains("Eureka");
        assertThat(get("/admin", OPS).body()).contains("<title>Haina</title>");
    }

    @Test
    void thePasswordIsNotTurnedIntoAHashThatCostsEveryHeartbeat() throws Exception {
        get("/eureka/apps", OPS);
        assertThat(users.loadUserByUsername("ops").getPassword()).isEqualTo("{noop}secret");
    }

    @Test
    void aChangeFromAnotherSiteIsRefused() throws Exception {
        HttpRequest forged = HttpRequest.newBuilder(uri("/admin/instances/abc/actuator/loggers/com.haina"))
                .header("Authorization", OPS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(http.send(forged, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static ConfigurableApplicationContext instance(String address) {
        return new SpringApplicationBuilder(SampleService.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.config.location=optional:classpath:/none/",
                        "spring.application.name=sample-service",
                        "eureka.client.service-url.defaultZone=" + address,
                        "eureka.client.jersey.enabled=false", // the server brings Jersey; a service uses RestClient
                        "eureka.instance.prefer-ip-address=true",
                        "eureka.instance.ip-address=127.0.0.1",
                        "eureka.instance.non-secure-port=1",
                        "eureka.client.initial-instance-info-replication-interval-seconds=0",
                        "spring.cloud.service-registry.auto-registration.fail-fast=false")
                .run();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "de.codecentric.boot.admin.server.config.AdminServerAutoConfiguration",
                "de.codecentric.boot.admin.server.cloud.config.AdminServerDiscoveryAutoConfiguration"
            })
    static class SampleService {}
}
