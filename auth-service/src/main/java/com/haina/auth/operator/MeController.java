package com.haina.auth.operator;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.UntilSaved;
import com.haina.auth.sms.MobileInvalid;
import com.haina.auth.sms.VerifyMobile;
import com.haina.auth.sms.VerifyMobile.IssuedCode;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.Caller;
import com.haina.platform.security.CanRead;
import com.haina.platform.web.ClientAddress;
import com.haina.platform.web.ETags;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "我", description = "当前登录的操作员")
@CanRead
@RestController
@RequestMapping("/api/auth/v1/me")
class MeController {

    private final Operators operators;
    private final MobileKeeper mobiles;
    private final VerifyMobile verifyMobile;
    private final AuditTrail audit;

    MeController(Operators operators, MobileKeeper mobiles, VerifyMobile verifyMobile, AuditTrail audit) {
        this.operators = operators;
        this.mobiles = mobiles;
        this.verifyMobile = verifyMobile;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "我的资料")
    ResponseEntity<MeView> me() {
        var operator = operators.get(Caller.current().id());
        return ETags.ok(operator, MeView.of(operator));
    }

    @PutMapping
    @Operation(summary = "修改我的姓名")
    ResponseEntity<MeView> rename(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid RenameRequest request) {
        return changed(operator -> {
            ETags.require(ifMatch, operator);
            operator.rename(request.name().strip());
        });
    }

    @PostMapping("/sms-codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "为更换手机号获取验证码")
    IssuedCode code(@RequestBody @Valid MobileRequest request) {
        return verifyMobile.issue(MobileInvalid.read("/mobile", request.mobile()), purpose(), address(), true);
    }

    @PutMapping("/mobile")
    @Operation(summary = "更换手机号")
    ResponseEntity<MeView> mobile(@RequestBody @Valid ChangeMobileRequest request) {
        var mobile = MobileInvalid.read("/mobile", request.mobile());
        verifyMobile.verify(mobile, purpose(), request.code(), address());
        try {
            return changed(operator -> operator.mobile(mobiles.hold(mobile)));
        } catch (DuplicateKeyException taken) {
            throw new MobileTaken();
        }
    }

    private ResponseEntity<MeView> changed(Consumer<Operator> change) {
        var operator = UntilSaved.change(
                () -> operators.get(Caller.current().id()),
                me -> {
                    var before = AdministerOperators.facts(me);
                    change.accept(me);
                    var after = AdministerOperators.facts(me);
                    audit.record(me, "operator.update", "operator", me.name(), before, after);
                    return true;
                },
                operators::save);
        return ETags.ok(operator, MeView.of(operator));
    }

    private static String purpose() {
        return "change-mobile:" + Caller.current().id();
    }

    private static String address() {
        return ClientAddress.ofCurrentRequest().orElse("");
    }

    /** A new name. */
    record RenameRequest(@NotBlank @Size(max = 40) String name) {}

    /** A mobile to send a code to. */
    record MobileRequest(@NotBlank String mobile) {}

    /** A new mobile and the code that was sent to it. */
    record ChangeMobileRequest(
            @NotBlank String mobile, @NotBlank String code) {}

    /** The signed-in operator. */
    record MeView(
            String id,
            String tenantId,
            String name,
            String mobileMasked,
            Set<Role> roles,
            @Nullable List<String> communities) {

        static MeView of(Operator operator) {
            return new MeView(
                    operator.id(),
                    operator.tenantId(),
                    operator.name(),
                    operator.mobileMasked(),
                    operator.roles(),
                    operator.communities());
        }
    }
}
