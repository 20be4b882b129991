package com.haina.auth.follower;

import java.net.URI;
import java.util.Arrays;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.browser.BrowserCookies;
import com.haina.auth.follower.SignInFollower.Onward;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "关注用户登录", description = "手机页面凭微信网页授权得知是谁")
@RestController
@RequestMapping("/api/auth/v1")
class FollowerController {

    private final SignInFollower signIn;
    private final BrowserCookies cookies;

    FollowerController(SignInFollower signIn, BrowserCookies cookies) {
        this.signIn = signIn;
        this.cookies = cookies;
    }

    @GetMapping("/follower-sign-ins")
    @Operation(summary = "开始", description = "转到微信；to 只能是 /m/ 下的页面")
    ResponseEntity<Void> begin(
            @RequestParam(defaultValue = "") String app, @RequestParam(defaultValue = "") String to) {
        return to(signIn.begin(app, to));
    }

    @GetMapping("/follower-sign-ins/callback")
    @Operation(summary = "微信页面返回", description = "带着一次性的 ticket 回到手机页面，或到说明原因的页面")
    ResponseEntity<Void> returned(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String appid,
            HttpServletRequest request) {
        return to(signIn.returned(state, secret(request, state), appid, code));
    }

    @PostMapping("/follower-tokens")
    @Operation(summary = "用 ticket 换取访问令牌", description = "一次有效，60 秒内，同一浏览器")
    ResponseEntity<FollowerToken> token(@RequestBody @Valid TicketRequest body, HttpServletRequest request) {
        var round = SignInFollower.roundOf(body.ticket());
        var token = signIn.redeem(body.ticket(), secret(request, round));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookies.drop(SignInFollower.cookie(round)))
                .body(new FollowerToken(token.value(), token.expiresIn()));
    }

    private static @Nullable String secret(HttpServletRequest request, String id) {
        var name = SignInFollower.cookie(id);
        var all = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(all)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The address behind the ticket is nobody else's business. */
    private static ResponseEntity<Void> to(Onward onward) {
        var answer = ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(onward.address()))
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer");
        if (onward.cookie() != null) {
            answer.header(HttpHeaders.SET_COOKIE, onward.cookie());
        }
        return answer.build();
    }

    /**
     * What a page was led back with.
     *
     * @param ticket from the fragment of its address
     */
    record TicketRequest(@NotBlank @Size(max = 120) String ticket) {

        @Override
        public String toString() {
            return "TicketRequest[]";
        }
    }

    /**
     * A page's token.
     *
     * @param expiresIn seconds
     */
    record FollowerToken(String accessToken, long expiresIn) {

        @Override
        public String toString() {
            return "FollowerToken[expiresIn=" + expiresIn + "]";
        }
    }
}
