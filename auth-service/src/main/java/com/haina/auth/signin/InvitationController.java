package com.haina.auth.signin;

import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.operator.AcceptInvitation;
import com.haina.auth.operator.Role;
import com.haina.auth.session.KeepSession;
import com.haina.auth.session.SignedIn;
import com.haina.auth.sms.VerifyMobile.IssuedCode;
import com.haina.auth.tenant.RegisterTenant;
import com.haina.platform.web.ClientAddress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "邀请", description = "被邀请的操作员打开链接之后")
@RestController
@RequestMapping("/api/auth/v1/invitations/{token}")
class InvitationController {

    private final AcceptInvitation invitations;
    private final KeepSession keepSession;
    private final RegisterTenant tenants;

    InvitationController(AcceptInvitation invitations, KeepSession keepSession, RegisterTenant tenants) {
        this.invitations = invitations;
        this.keepSession = keepSession;
        this.tenants = tenants;
    }

    @GetMapping
    @Operation(summary = "邀请的内容")
    InvitationView show(@PathVariable String token) {
        var invited = invitations.invited(token);
        return new InvitationView(
                tenants.name(invited.tenantId()).orElse(""), invited.name(), invited.mobileMasked(), invited.roles());
    }

    @PostMapping("/sms-codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "向被邀请的手机发送验证码")
    IssuedCode code(@PathVariable String token) {
        return invitations.issueCode(token, ClientAddress.ofCurrentRequest().orElse(""));
    }

    @PostMapping("/acceptance")
    @Operation(summary = "接受邀请并登录")
    ResponseEntity<SignedIn> accept(
            @PathVariable String token,
            @RequestBody @Valid AcceptanceRequest request,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String browser) {
        var address = ClientAddress.ofCurrentRequest().orElse("");
        var operator = invitations.accept(token, request.code(), address);
        var opened = keepSession.open(operator, address, browser);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, opened.cookie())
                .body(opened.signedIn());
    }

    /** Who is invited by whom. */
    record InvitationView(String tenantName, String name, String mobileMasked, Set<Role> roles) {}

    /** The code that was sent to the invited mobile. */
    record AcceptanceRequest(@NotBlank String code) {}
}
