package com.haina.simulators.oauth;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.openplatform.ComponentCaller;
import com.haina.simulators.openplatform.Switches;
import com.haina.simulators.people.People;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** Turns the code of a follower's page into an openid, for the component. */
@RestController
@RequestMapping("/api.weixin.qq.com/sns/oauth2/component")
class PageTokenController {

    private final PageCodes codes;
    private final ComponentCaller caller;
    private final AccessTokens tokens;
    private final People people;
    private final Switches switches;

    PageTokenController(
            PageCodes codes, ComponentCaller caller, AccessTokens tokens, People people, Switches switches) {
        this.codes = codes;
        this.caller = caller;
        this.tokens = tokens;
        this.people = people;
        this.switches = switches;
    }

    @GetMapping("/access_token")
    Map<String, Object> exchange(
            @RequestParam Map<String, String> query,
            @RequestParam(defaultValue = "") String appid,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(name = "component_appid", defaultValue = "") String component,
            HttpServletRequest request) {
        check(query, component);
        PageCode redeemed = codes.redeem(appid, code);
        ExchangeFilter.concerns(request, redeemed.personId());
        return answer(redeemed, codes.issueRefreshToken(redeemed).value());
    }

    @GetMapping("/refresh_token")
    Map<String, Object> refresh(
            @RequestParam Map<String, String> query,
            @RequestParam(defaultValue = "") String appid,
            @RequestParam(name = "refresh_token", defaultValue = "") String refreshToken,
            @RequestParam(name = "component_appid", defaultValue = "") String component,
            HttpServletRequest request) {
        check(query, component);
        PageCode known = codes.ofRefreshToken(appid, refreshToken);
        ExchangeFilter.concerns(request, known.personId());
        return answer(known, refreshToken);
    }

    private void check(Map<String, String> query, String component) {
        if (component.isEmpty()) {
            throw new ApiFailure(40013, "invalid appid");
        }
        caller.check(query, component);
    }

    private Map<String, Object> answer(PageCode code, String refreshToken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "access_token",
                tokens.issue(TokenKind.PAGE, code.appId() + " " + code.openId() + " " + code.scope())
                        .value());
        answer.put("expires_in", AccessTokens.LIFETIME);
        answer.put("refresh_token", refreshToken);
        answer.put("openid", code.openId());
        answer.put("scope", code.scope());
        if (code.snapshot()) {
            answer.put("is_snapshotuser", 1);
        } else if (switches.now().unionIds() && code.scope().equals(VisitPage.ASKING)) {
            answer.put("unionid", people.unionId(people.get(code.personId())));
        }
        return answer;
    }
}
