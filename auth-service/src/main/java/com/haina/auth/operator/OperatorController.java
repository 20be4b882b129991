package com.haina.auth.operator;

import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.browser.PublicProperties;
import com.haina.auth.operator.AdministerOperators.Invited;
import com.haina.auth.sms.MobileInvalid;
import com.haina.auth.sms.SendInvitation;
import com.haina.auth.tenant.RegisterTenant;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.CanAdminister;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "操作员", description = "谁可以使用管理后台")
@CanAdminister
@RestController
@RequestMapping("/api/auth/v1/operators")
class OperatorController {

    private final Operators operators;
    private final AdministerOperators administer;
    private final MobileKeeper mobiles;
    private final AuditTrail audit;
    private final PublicProperties addresses;
    private final SendInvitation invitation;
    private final RegisterTenant tenants;

    OperatorController(
            Operators operators,
            AdministerOperators administer,
            MobileKeeper mobiles,
            AuditTrail audit,
            PublicProperties addresses,
            SendInvitation invitation,
            RegisterTenant tenants) {
        this.operators = operators;
        this.administer = administer;
        this.mobiles = mobiles;
        this.audit = audit;
        this.addresses = addresses;
        this.invitation = invitation;
        this.tenants = tenants;
    }

    @GetMapping
    @Operation(summary = "操作员列表")
    Page<OperatorView> list(@Valid PageRequest page, @RequestParam(required = false) Operator.@Nullable State state) {
        return operators.list(page, state).map(OperatorView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个操作员")
    ResponseEntity<OperatorView> one(@PathVariable String id) {
        var operator = operators.get(id);
        return ETags.ok(operator, OperatorView.of(operator));
    }

    @PostMapping
    @Operation(summary = "邀请操作员", description = "短信发出邀请链接，并返回链接；对方打开链接，用短信验证码确认后即可使用")
    ResponseEntity<InvitationView> invite(@RequestBody @Valid InviteRequest request) {
        var invited = administer.invite(
                new OperatorRequest(request.name(), request.roles(), request.communities()),
                MobileInvalid.read("/mobile", request.mobile()));
        return ETags.created("/api/auth/v1/operators/" + invited.operator().id(), invited.operator(), sent(invited));
    }

    @PostMapping("/{id}/invitations")
    @Operation(summary = "重新生成并发出邀请链接", description = "之前的链接不再有效")
    InvitationView inviteAgain(@PathVariable String id) {
        return sent(administer.inviteAgain(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "修改姓名、角色和小区范围")
    ResponseEntity<OperatorView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid OperatorRequest request) {
        var operator = administer.change(id, ifMatch, request);
        return ETags.ok(operator, OperatorView.of(operator));
    }

    @PutMapping("/{id}/suspension")
    @Operation(summary = "停用")
    ResponseEntity<OperatorView> suspend(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var operator = administer.suspend(id, ifMatch);
        return ETags.ok(operator, OperatorView.of(operator));
    }

    @DeleteMapping("/{id}/suspension")
    @Operation(summary = "恢复")
    ResponseEntity<OperatorView> restore(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var operator = administer.restore(id, ifMatch);
        return ETags.ok(operator, OperatorView.of(operator));
    }

    @PostMapping("/{id}/mobile-reveals")
    @Operation(summary = "查看完整手机号", description = "需要理由，并记入审计")
    MobileView reveal(@PathVariable String id, @RequestBody @Valid RevealRequest request) {
        var operator = operators.get(id);
        audit.reveal("operator", id, operator.name(), "mobile", request.reason());
        return new MobileView(mobiles.open(operator).digits());
    }

    private InvitationView sent(Invited invited) {
        var operator = invited.operator();
        var messageSent = invitation.send(
                mobiles.open(operator), tenants.name(CurrentTenant.id()).orElse(""), invited.secret());
        return new InvitationView(
                OperatorView.of(operator), addresses.address("/m/invitations/" + invited.secret()), messageSent);
    }

    /** Who is invited. */
    record InviteRequest(
            @NotBlank @Size(max = 40) String name,
            @NotBlank String mobile,
            @NotEmpty Set<Role> roles,
            @Size(max = 500) @Nullable List<@NotBlank String> communities) {}

    /** Why a masked value is needed. */
    record RevealRequest(@NotBlank @Size(max = 200) String reason) {}

    /** A revealed mobile. */
    record MobileView(String mobile) {}

    /**
     * An invited operator and the link, which is shown this once.
     *
     * @param messageSent whether the link is on its way by SMS; if not, it has to be handed over
     */
    record InvitationView(OperatorView operator, String link, boolean messageSent) {}
}
