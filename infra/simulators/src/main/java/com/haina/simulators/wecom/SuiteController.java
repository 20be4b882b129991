package com.haina.simulators.wecom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.tokens.AccessToken;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.Secrets;
import com.haina.simulators.tokens.TokenKind;

/** The provider's and the suite's own calls on qyapi.weixin.qq.com. Corps and installation are not simulated yet. */
@RestController
class SuiteController {

    private static final int PRE_AUTH_LIFETIME = 1200;

    private final SuiteProperties suite;
    private final SuiteTickets tickets;
    private final SuiteTicketPush ticketPush;
    private final AccessTokens tokens;
    private final Clock clock;
    private final Map<String, Instant> preAuthCodes = new ConcurrentHashMap<>();

    SuiteController(
            SuiteProperties suite, SuiteTickets tickets, SuiteTicketPush ticketPush, AccessTokens tokens, Clock clock) {
        this.suite = suite;
        this.tickets = tickets;
        this.ticketPush = ticketPush;
        this.tokens = tokens;
        this.clock = clock;
    }

    @PostMapping("/qyapi.weixin.qq.com/cgi-bin/service/get_provider_token")
    Map<String, Object> providerToken(@RequestBody(required = false) @Nullable String body) {
        Fields fields = Fields.of(body);
        if (!fields.text("corpid").equals(suite.providerCorpId())) {
            throw new ApiFailure(40013, "invalid corpid");
        }
        if (!fields.text("provider_secret").equals(suite.providerSecret())) {
            throw new ApiFailure(40091, "invalid provider_secret");
        }
        // Asked again while it is valid, WeCom gives the same token.
        AccessToken token = tokens.current(TokenKind.PROVIDER, suite.providerCorpId())
                .orElseGet(() -> tokens.issue(TokenKind.PROVIDER, suite.providerCorpId()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("provider_access_token", token.value());
        answer.put("expires_in", secondsLeft(token));
        return answer;
    }

    /** The SDK sends this one as text/plain. */
    @PostMapping("/qyapi.weixin.qq.com/cgi-bin/service/get_suite_token")
    Map<String, Object> suiteToken(@RequestBody(required = false) @Nullable String body) {
        Fields fields = Fields.of(body);
        if (!fields.text("suite_id").equals(suite.suiteId())) {
            throw new ApiFailure(40083, "invalid suite_id");
        }
        if (!fields.text("suite_secret").equals(suite.suiteSecret())) {
            throw new ApiFailure(40001, "invalid credential");
        }
        tickets.check(fields.text("suite_ticket"));
        AccessToken token = tokens.current(TokenKind.SUITE, suite.suiteId())
                .orElseGet(() -> tokens.issue(TokenKind.SUITE, suite.suiteId()));
        Map<String, Object> answer = ok();
        answer.put("suite_access_token", token.value());
        answer.put("expires_in", secondsLeft(token));
        return answer;
    }

    @GetMapping("/qyapi.weixin.qq.com/cgi-bin/service/get_pre_auth_code")
    Map<String, Object> preAuthCode(@RequestParam(name = "suite_access_token", defaultValue = "") String suiteToken) {
        tokens.require(TokenKind.SUITE, suiteToken);
        Instant now = clock.instant();
        preAuthCodes.values().removeIf(now::isAfter);
        String code = Secrets.next(64);
        preAuthCodes.put(code, now.plus(Duration.ofSeconds(PRE_AUTH_LIFETIME)));
        Map<String, Object> answer = ok();
        answer.put("pre_auth_code", code);
        answer.put("expires_in", PRE_AUTH_LIFETIME);
        return answer;
    }

    @PostMapping("/qyapi.weixin.qq.com/cgi-bin/service/set_session_info")
    Map<String, Object> sessionInfo(
            @RequestParam(name = "suite_access_token", defaultValue = "") String suiteToken,
            @RequestBody(required = false) @Nullable String body) {
        tokens.require(TokenKind.SUITE, suiteToken);
        Instant end = preAuthCodes.get(Fields.of(body).text("pre_auth_code"));
        if (end == null || !end.isAfter(clock.instant())) {
            throw new ApiFailure(40077, "invalid pre_auth_code");
        }
        return ok();
    }

    @RequestMapping("/qyapi.weixin.qq.com/**")
    void unknown() {
        throw new ApiFailure(40066, "invalid url");
    }

    @PostMapping("/sim/api/suite-tickets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void pushTicket() {
        ticketPush.pushNow();
    }

    private long secondsLeft(AccessToken token) {
        return Duration.between(clock.instant(), token.expiresAt()).toSeconds();
    }

    private static Map<String, Object> ok() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("errcode", 0);
        answer.put("errmsg", "ok");
        return answer;
    }
}
