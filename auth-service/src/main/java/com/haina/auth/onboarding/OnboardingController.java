package com.haina.auth.onboarding;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.haina.auth.browser.BrowserCookies;
import com.haina.auth.browser.PublicProperties;
import com.haina.auth.onboarding.OnboardingView.JoinedView;
import com.haina.auth.onboarding.OnboardingView.SettingsView;
import com.haina.auth.operator.OperatorIdentity;
import com.haina.auth.session.KeepSession;
import com.haina.auth.session.SignedIn;
import com.haina.auth.sms.Mobile;
import com.haina.auth.sms.MobileInvalid;
import com.haina.auth.sms.VerifyMobile.IssuedCode;
import com.haina.platform.security.CanAdminister;
import com.haina.platform.web.ClientAddress;
import com.haina.platform.web.LiveStream;
import com.haina.platform.web.LiveStreams;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "加入", description = "“立即加入”向导：扫码授权、设置、进入主界面")
@RestController
@RequestMapping("/api/auth/v1/onboardings")
class OnboardingController {

    /** {@code <id>.<secret>}, so that a browser that was closed finds its run again. */
    private static final String COOKIE = "haina_onboarding";

    private static final Duration LIFE = Duration.ofDays(7);

    /** How soon a listener hears of a change. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Join join;
    private final AuthorizationPages pages;
    private final KeepSession keepSession;
    private final BrowserCookies cookies;
    private final PublicProperties addresses;
    private final LiveStreams streams;

    OnboardingController(
            Join join,
            AuthorizationPages pages,
            KeepSession keepSession,
            BrowserCookies cookies,
            PublicProperties addresses,
            LiveStreams streams) {
        this.join = join;
        this.pages = pages;
        this.keepSession = keepSession;
        this.cookies = cookies;
        this.addresses = addresses;
        this.streams = streams;
    }

    @PostMapping
    @Operation(summary = "立即加入", description = "返回微信授权二维码；同一浏览器凭 Cookie 继续")
    ResponseEntity<OnboardingView> begin() {
        var begun = join.begin();
        var id = begun.onboarding().id();
        return ResponseEntity.created(URI.create("/api/auth/v1/onboardings/" + id))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookies.keep(COOKIE, id + "." + begun.secret(), LIFE))
                .body(view(begun.onboarding()));
    }

    @GetMapping("/current")
    @Operation(summary = "本浏览器未完成的加入")
    OnboardingView current(@CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        if (cookie == null || !cookie.contains(".")) {
            throw new OnboardingUnknown();
        }
        return view(join.require(cookie.substring(0, cookie.indexOf('.')), cookie));
    }

    @GetMapping("/{id}")
    @Operation(summary = "进行到哪一步")
    OnboardingView state(
            @PathVariable String id, @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        return view(join.require(id, cookie));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "随时知道进行到哪一步（server-sent events）",
            description = "event: state，data 与 GET /{id} 相同，先来一次，之后有变化就来；完成后结束，过期时来一条 ended。")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = OnboardingView.class)))
    ResponseEntity<SseEmitter> events(
            @PathVariable String id, @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        join.require(id, cookie); // a refusal is a problem, not a stream
        return streams.open("onboarding-" + id, stream -> tell(id, cookie, stream));
    }

    /** Looks at the store: whichever instance heard from WeChat wrote it there. */
    private void tell(String id, @Nullable String cookie, LiveStream stream) throws IOException, InterruptedException {
        OnboardingView told = null;
        do {
            OnboardingView view;
            try {
                view = view(join.require(id, cookie));
            } catch (OnboardingUnknown over) {
                stream.send(null, "ended", Map.of());
                return;
            }
            if (!view.equals(told)) {
                stream.send(null, "state", view);
                told = view;
            }
        } while (!told.state().equals(Onboarding.State.COMPLETED.name()) && stream.pause(LOOK));
    }

    @GetMapping(path = "/{id}/qr.svg", produces = "image/svg+xml")
    @Operation(summary = "授权二维码")
    ResponseEntity<String> qr(
            @PathVariable String id, @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(QrPicture.svg(pages.onPhone(join.require(id, cookie))));
    }

    @PostMapping("/{id}/qr-renewals")
    @Operation(summary = "换一个二维码")
    OnboardingView renew(
            @PathVariable String id, @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        return view(join.renew(join.require(id, cookie)));
    }

    /** WeChat leads here on the computer, or on the phone where nobody has our cookie; it only starts the exchange. */
    @GetMapping("/{id}/authorized")
    @Operation(summary = "微信授权页返回")
    ResponseEntity<Void> landed(
            @PathVariable String id, @RequestParam(name = "auth_code", defaultValue = "") String code) {
        if (!code.isBlank()) {
            join.landed(id, code);
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(addresses.address("/join")))
                .build();
    }

    @PostMapping("/{id}/profile-refreshes")
    @Operation(summary = "从微信刷新服务号资料")
    OnboardingView refresh(
            @PathVariable String id, @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        var onboarding = join.require(id, cookie);
        join.refreshProfile(onboarding);
        return view(onboarding);
    }

    @PutMapping("/{id}/settings")
    @Operation(summary = "保存设置（尚未确认）")
    OnboardingView settings(
            @PathVariable String id,
            @RequestBody @Valid JoinRequest request,
            @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        return view(join.settings(join.require(id, cookie), request, MobileInvalid.read("/mobile", request.mobile())));
    }

    @PostMapping("/{id}/sms-codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "获取验证码")
    IssuedCode code(
            @PathVariable String id,
            @RequestBody @Valid CodeRequest request,
            @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        return join.issueCode(join.require(id, cookie), MobileInvalid.read("/mobile", request.mobile()), address());
    }

    @PostMapping("/{id}/completion")
    @Operation(summary = "保存设置，进入主界面", description = "建立物业和第一个管理员，并登录")
    ResponseEntity<SignedIn> complete(
            @PathVariable String id,
            @RequestBody @Valid CompletionRequest request,
            @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String browser) {
        return in(join.complete(join.require(id, cookie), request.code(), address()), browser);
    }

    @CanAdminister
    @PostMapping("/{id}/attachment")
    @Operation(summary = "新增授权：服务号归入已登录的物业", description = "已属于本物业的服务号是重新授权；属于其他物业的返回 409")
    ResponseEntity<Void> attach(
            @PathVariable String id, @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
        join.attach(join.require(id, cookie));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.drop(COOKIE))
                .build();
    }

    @PostMapping("/{id}/sign-in")
    @Operation(summary = "服务号已加入：管理员用验证码登录")
    ResponseEntity<SignedIn> signIn(
            @PathVariable String id,
            @RequestBody @Valid SignInRequest request,
            @CookieValue(name = COOKIE, required = false) @Nullable String cookie,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String browser) {
        Mobile mobile = MobileInvalid.read("/mobile", request.mobile());
        return in(join.signIn(join.require(id, cookie), mobile, request.code(), address()), browser);
    }

    private ResponseEntity<SignedIn> in(OperatorIdentity operator, String browser) {
        var opened = keepSession.open(operator, address(), browser);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, opened.cookie())
                .header(HttpHeaders.SET_COOKIE, cookies.drop(COOKIE))
                .body(opened.signedIn());
    }

    private OnboardingView view(Onboarding onboarding) {
        var waiting = onboarding.state() == Onboarding.State.WAITING_FOR_SCAN;
        var mobile = join.mobile(onboarding);
        return new OnboardingView(
                onboarding.id(),
                onboarding.state().name(),
                waiting ? pages.onComputer(onboarding) : null,
                waiting ? pages.onPhone(onboarding) : null,
                waiting ? "/api/auth/v1/onboardings/" + onboarding.id() + "/qr.svg" : null,
                waiting ? onboarding.qrEndsAt() : null,
                join.failed(onboarding),
                join.profile(onboarding),
                onboarding.name() == null
                        ? null
                        : new SettingsView(
                                onboarding.name(),
                                onboarding.phone(),
                                onboarding.wechatId(),
                                mobile == null ? null : mobile.masked()),
                onboarding.state() == Onboarding.State.ALREADY_JOINED
                        ? new JoinedView(
                                join.tenantName(onboarding),
                                join.administrators(onboarding).stream()
                                        .map(OperatorIdentity::mobileMasked)
                                        .toList())
                        : null);
    }

    private static String address() {
        return ClientAddress.ofCurrentRequest().orElse("");
    }

    /** A mobile to send a code to. */
    record CodeRequest(@NotBlank String mobile) {}

    /** The code that was sent to the administrator's mobile. */
    record CompletionRequest(@NotBlank String code) {}

    /** An administrator's mobile and the code that was sent to it. */
    record SignInRequest(@NotBlank String mobile, @NotBlank String code) {}
}
