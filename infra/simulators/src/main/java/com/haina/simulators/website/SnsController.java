package com.haina.simulators.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.PublicAddress;
import com.haina.simulators.hosts.VirtualHost;
import com.haina.simulators.oauth.PageVisitor;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** The sns calls that turn a sign-in code into a person. */
@RestController
@RequestMapping("/api.weixin.qq.com/sns")
class SnsController {

    private static final String SCOPE = "snsapi_login";

    private final WebsiteProperties website;
    private final WebsiteLogins logins;
    private final AccessTokens tokens;
    private final People people;
    private final PublicAddress address;
    private final PageVisitor visitor;

    SnsController(
            WebsiteProperties website,
            WebsiteLogins logins,
            AccessTokens tokens,
            People people,
            PublicAddress address,
            PageVisitor visitor) {
        this.website = website;
        this.logins = logins;
        this.tokens = tokens;
        this.people = people;
        this.address = address;
        this.visitor = visitor;
    }

    @GetMapping("/oauth2/access_token")
    Map<String, Object> exchange(
            @RequestParam(defaultValue = "") String appid,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        checkApp(appid);
        if (!secret.equals(website.appSecret())) {
            throw new ApiFailure(40125, "invalid appsecret");
        }
        Person person = people.get(logins.redeemCode(code));
        ExchangeFilter.concerns(request, person.id());
        Map<String, Object> answer = token(person, logins.issueRefreshToken(person.id()));
        answer.put("unionid", people.unionId(person));
        return answer;
    }

    @GetMapping("/oauth2/refresh_token")
    Map<String, Object> refresh(
            @RequestParam(defaultValue = "") String appid,
            @RequestParam(name = "refresh_token", defaultValue = "") String refreshToken) {
        checkApp(appid);
        return token(people.get(logins.personOf(refreshToken)), refreshToken);
    }

    @GetMapping("/auth")
    Map<String, Object> check(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(defaultValue = "") String openid) {
        owner(token, openid);
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    @GetMapping("/userinfo")
    Map<String, Object> user(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(defaultValue = "") String openid,
            HttpServletRequest request) {
        boolean onPage = visitor.knows(token);
        Optional<Person> known = onPage ? visitor.read(token, openid) : Optional.of(owner(token, openid));
        known.ifPresent(person -> ExchangeFilter.concerns(request, person.id()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("openid", openid);
        answer.put("nickname", known.map(Person::name).orElse("微信用户"));
        // Region and sex are no longer told since 2021.
        answer.put("sex", 0);
        answer.put("province", "");
        answer.put("city", "");
        answer.put("country", "");
        answer.put(
                "headimgurl",
                known.map(person -> address.of(VirtualHost.USER_AVATARS, "/mmopen/" + person.id() + "/46"))
                        .orElse(""));
        answer.put("privilege", List.of());
        if (!onPage || visitor.hasUnionId()) {
            known.ifPresent(person -> answer.put("unionid", people.unionId(person)));
        }
        return answer;
    }

    private Map<String, Object> token(Person person, String refreshToken) {
        String openId = people.openId(website.appId(), person);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.issue(TokenKind.WEBSITE, openId).value());
        answer.put("expires_in", AccessTokens.LIFETIME);
        answer.put("refresh_token", refreshToken);
        answer.put("openid", openId);
        answer.put("scope", SCOPE);
        return answer;
    }

    private Person owner(String token, String openId) {
        if (!tokens.require(TokenKind.WEBSITE, token).equals(openId)) {
            throw new ApiFailure(40003, "invalid openid");
        }
        return people.all().stream()
                .filter(person -> people.openId(website.appId(), person).equals(openId))
                .findFirst()
                .orElseThrow(() -> new ApiFailure(40003, "invalid openid"));
    }

    private void checkApp(String appId) {
        if (!appId.equals(website.appId())) {
            throw new ApiFailure(40013, "invalid appid");
        }
    }
}
