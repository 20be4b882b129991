package com.haina.auth.signin;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.browser.PublicProperties;
import com.haina.auth.operator.OperatorIdentity;
import com.haina.auth.session.KeepSession;
import com.haina.auth.session.KeepSession.Opened;
import com.haina.auth.signin.SignInView.TenantChoice;
import com.haina.auth.sms.MobileInvalid;
import com.haina.auth.sms.VerifyMobile.IssuedCode;
import com.haina.auth.tenant.RegisterTenant;
import com.haina.platform.web.ClientAddress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "登录", description = "微信扫码登录和短信验证码登录")
@RestController
@RequestMapping("/api/auth/v1")
class SignInController {

    private final SignInSteps steps;
    private final KeepSession keepSession;
    private final RegisterTenant tenants;
    private final PublicProperties addresses;

    SignInController(SignInSteps steps, KeepSession keepSession, RegisterTenant tenants, PublicProperties addresses) {
        this.steps = steps;
        this.keepSession = keepSession;
        this.tenants = tenants;
        this.addresses = addresses;
    }

    @PostMapping("/sms-codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "获取登录验证码", description = "无论手机号是否登记，回答都相同")
    IssuedCode code(@RequestBody @Valid CodeRequest request) {
        return steps.issueCode(MobileInvalid.read("/mobile", request.mobile()), address());
    }

    @PostMapping("/sign-ins/sms")
    @Operation(summary = "用短信验证码登录", description = "为多个物业工作的人再选择物业")
    ResponseEntity<SignInView> bySms(
            @RequestBody @Valid SmsSignInRequest request,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String browser) {
        var mobile = MobileInvalid.read("/mobile", request.mobile());
        var candidates = steps.byCode(mobile, request.code(), address());
        if (candidates.size() == 1) {
            return in(null, keepSession.open(candidates.getFirst(), address(), browser));
        }
        var begun = steps.keepChoice(mobile);
        return answer().header(HttpHeaders.SET_COOKIE, begun.cookie()).body(view(begun.signIn(), candidates));
    }

    @PostMapping("/sign-ins/wechat")
    @Operation(summary = "开始微信扫码登录")
    ResponseEntity<SignInView> scan() {
        var begun = steps.beginScan();
        return ResponseEntity.created(
                        URI.create("/api/auth/v1/sign-ins/" + begun.signIn().id()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, begun.cookie())
                .body(view(begun.signIn(), List.of()));
    }

    @GetMapping("/sign-ins/wechat/callback")
    @Operation(summary = "微信页面返回", description = "回到登录页；已完成时带上会话 Cookie")
    ResponseEntity<Void> callback(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "") String state,
            @CookieValue(name = SignInSteps.COOKIE, required = false) @Nullable String cookie,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String browser) {
        SignIn signIn;
        try {
            signIn = steps.require(state, cookie);
        } catch (SignInEnded foreign) {
            return to("/sign-in?state=FAILED");
        }
        var step = steps.scanned(signIn, code);
        if (step.chosen().isPresent()) {
            var opened = keepSession.open(step.chosen().get(), address(), browser);
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(addresses.address("/sign-in?state=DONE")))
                    .header(HttpHeaders.SET_COOKIE, opened.cookie())
                    .build();
        }
        return to("/sign-in?id=" + signIn.id() + "&state=" + step.signIn().state());
    }

    @GetMapping("/sign-ins/{id}")
    @Operation(summary = "登录进行到哪一步")
    SignInView state(
            @PathVariable String id,
            @CookieValue(name = SignInSteps.COOKIE, required = false) @Nullable String cookie) {
        var signIn = steps.require(id, cookie);
        return view(signIn, steps.candidates(signIn));
    }

    @PostMapping("/sign-ins/{id}/mobile")
    @Operation(summary = "首次扫码后用短信验证码确认身份")
    ResponseEntity<SignInView> confirm(
            @PathVariable String id,
            @RequestBody @Valid SmsSignInRequest request,
            @CookieValue(name = SignInSteps.COOKIE, required = false) @Nullable String cookie,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String browser) {
        var signIn = steps.require(id, cookie);
        var mobile = MobileInvalid.read("/mobile", request.mobile());
        var step = steps.confirmMobile(signIn, mobile, request.code(), address());
        return step.chosen()
                .map(chosen -> in(id, keepSession.open(chosen, address(), browser)))
                .orElseGet(() -> answer().body(view(step.signIn(), step.candidates())));
    }

    @PostMapping("/sign-ins/{id}/tenant")
    @Operation(summary = "选择物业")
    ResponseEntity<SignInView> choose(
            @PathVariable String id,
            @RequestBody @Valid TenantRequest request,
            @CookieValue(name = SignInSteps.COOKIE, required = false) @Nullable String cookie,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String browser) {
        var chosen = steps.choose(steps.require(id, cookie), request.tenantId());
        return in(id, keepSession.open(chosen, address(), browser));
    }

    private ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(addresses.address(page)))
                .build();
    }

    private static ResponseEntity<SignInView> in(@Nullable String id, Opened opened) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, opened.cookie())
                .body(new SignInView(id, SignIn.State.DONE.name(), null, null, null, opened.signedIn()));
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }

    private SignInView view(SignIn signIn, List<OperatorIdentity> candidates) {
        return new SignInView(
                signIn.id(),
                signIn.state().name(),
                signIn.state() == SignIn.State.WAITING_FOR_SCAN ? steps.scanPage(signIn) : null,
                signIn.endsAt(),
                candidates.isEmpty()
                        ? null
                        : candidates.stream()
                                .map(candidate -> new TenantChoice(
                                        candidate.tenantId(),
                                        tenants.name(candidate.tenantId()).orElse("")))
                                .toList(),
                null);
    }

    private static String address() {
        return ClientAddress.ofCurrentRequest().orElse("");
    }

    /** A mobile to send a code to. */
    record CodeRequest(@NotBlank String mobile) {}

    /** A mobile and the code that was sent to it. */
    record SmsSignInRequest(
            @NotBlank String mobile, @NotBlank String code) {}

    /** The chosen office. */
    record TenantRequest(@NotBlank String tenantId) {}
}
