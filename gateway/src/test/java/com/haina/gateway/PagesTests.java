package com.haina.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** How the web apps reach a browser. The apps here are two small ones of the tests; the real ones are the journeys' matter. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "eureka.client.enabled=false",
            "haina.security.ops-password=secret",
            "haina.gateway.pages.console=classpath:/apps/console/",
            "haina.gateway.pages.phones=classpath:/apps/phones/",
            "haina.gateway.site.contact-email= help@example.com",
            "haina.gateway.site.operator=滨江科技有限公司",
            "haina.gateway.site.simulators-url=http://127.0.0.1:8090",
            "haina.gateway.edge.frame-ancestors=http://127.0.0.1:8090/phones"
        })
class PagesTests {

    private static final String SCRIPT = "/assets/app-0a1b2c3d.js";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/, console",
        "/?from=wechat, console",
        "/index.html, console",
        "/people/residents?q=%E5%BC%A0, console",
        "/join, console",
        "/sign-in?id=x&state=FAILED, console",
        "/members, console",
        "/m/, phones",
        "/m/verify/room-7, phones"
    })
    void anAddressOfAScreenIsAnsweredWithItsAppAndNeverKept(String address, String app) throws Exception {
        HttpResponse<byte[]> answer = get(address, "Accept", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("<title>" + app + "</title>");
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void theShortAddressOfThePhonePagesLeadsToThem() throws Exception {
        HttpResponse<byte[]> answer = get("/m?room=7");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "Location")).endsWith("/m/?room=7");
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, "/m" + SCRIPT})
    void whatIsNamedByContentIsKeptForAYear(String address) throws Exception {
        HttpResponse<byte[]> answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Last-Modified")).isEmpty();
    }

    @Test
    void aFileThatMayChangeIsAskedForAgainAndNotSentTwice() throws Exception {
        HttpResponse<byte[]> first = get("/mark.svg");
        assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
        HttpResponse<byte[]> again = get("/mark.svg", "If-None-Match", header(first, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theFormsMadeAtBuildTimeAreSentToWhoeverTakesThem() throws Exception {
        byte[] plain = file("");
        HttpResponse<byte[]> brotli = get(SCRIPT, "Accept-Encoding", "gzip, deflate, br, zstd");
        assertThat(header(brotli, "Content-Encoding")).isEqualTo("br");
        assertThat(brotli.body()).isEqualTo(file(".br"));
        HttpResponse<byte[]> gzip = get(SCRIPT, "Accept-Encoding", "gzip");
        assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain);
        assertThat(header(get(SCRIPT, "Accept-Encoding", "gzip, br;q=0"), "Content-Encoding"))
                .isEqualTo("gzip");
        HttpResponse<byte[]> neither = get(SCRIPT);
        assertThat(neither.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(neither.body()).isEqualTo(plain);
        assertThat(header(brotli, "Vary")).containsIgnoringCase("Accept-Encoding");
        assertThat(header(brotli, "Content-Type")).startsWith("text/javascript");
        // One name, three contents: a cache must be able to tell them apart.
        assertThat(new String[] {header(brotli, "ETag"), header(gzip, "ETag"), header(neither, "ETag")})
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/app-99999999.js, text/html",
        "/m/assets/app-99999999.js, text/html",
        "/assets/" + ", text/html",
        "/people/photo.png, image/png",
        "/people/residents, application/json",
        "/api/unknown/v1/things, text/html",
        "/internal/v1/tokens, text/html"
    })
    void whatIsNeitherAFileNorAScreenIsNotThere(String address, String accept) throws Exception {
        HttpResponse<byte[]> answer = get(address, "Accept", accept);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/..%2f..%2f..%2fapplication.yaml",
                "/assets/%2e%2e/%2e%2e/%2e%2e/application.yaml",
                "/m/..%2f..%2f..%2fapplication.yaml",
                "/m/..;/..;/..;/application.yaml",
                "/%2e%2e/%2e%2e/application.yaml"
            })
    void nothingButTheAppsFilesIsServed(String address) throws Exception {
        HttpResponse<byte[]> answer = get(address, "Accept", BROWSER);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(text(answer)).doesNotContain("spring", "Tomcat");
    }

    @Test
    void thePagesMayDoNothingButTalkToTheirOwnHostAndOnlyTheSimulatedPhonesMayFrameThem() throws Exception {
        for (String address : new String[] {"/", "/m/", "/index.html", "/join", "/mark.svg"}) {
            HttpResponse<byte[]> answer = get(address);
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(address)
                    .contains(
                            "default-src 'self'",
                            "script-src 'self'",
                            "style-src 'self'",
                            "media-src 'self' blob:", // the library's voices and videos, fetched with a token
                            "connect-src 'self'",
                            "base-uri 'none'")
                    .endsWith("; frame-ancestors http://127.0.0.1:8090")
                    .doesNotContain("unsafe", "https:", " *");
            assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
            assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void thePagesLearnWhoseInstallationThisIs() throws Exception {
        HttpResponse<byte[]> answer = get("/site.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(text(answer))
                .isEqualTo("{\"product\":\"海纳\",\"operator\":\"滨江科技有限公司\",\"contactEmail\":\"help@example.com\","
                        + "\"simulated\":true,\"simulatorsUrl\":\"http://127.0.0.1:8090\"}");
    }

    @Test
    void aFileCarriesNoMoreThanAFileNeeds() throws Exception {
        HttpResponse<byte[]> answer = get(SCRIPT);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'self'");
        assertThat(answer.headers().map().keySet())
                .doesNotContain(
                        "permissions-policy", "referrer-policy", "cross-origin-opener-policy", "x-xss-protection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/m/", "/people/residents", SCRIPT})
    void whoOnlyAsksForTheHeadersGetsTheSame(String address) throws Exception {
        HttpResponse<byte[]> head = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                        .HEAD()
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        for (String name : new String[] {"Content-Security-Policy", "Cache-Control", "ETag", "Content-Type"}) {
            assertThat(header(head, name)).as(name).isNotEmpty().isEqualTo(header(get(address), name));
        }
    }

    private HttpResponse<byte[]> get(String target, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] file(String ending) throws IOException {
        return new ClassPathResource("/apps/console" + SCRIPT + ending).getContentAsByteArray();
    }
}
