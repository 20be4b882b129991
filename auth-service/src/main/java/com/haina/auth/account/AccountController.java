package com.haina.auth.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.UntilSaved;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.CanAdminister;
import com.haina.platform.security.CanRead;
import com.haina.platform.web.ETags;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "服务号", description = "已授权的微信服务号")
@RestController
@RequestMapping("/api/auth/v1/accounts")
class AccountController {

    private final Accounts accounts;
    private final KeepAuthorization keep;
    private final AuditTrail audit;

    AccountController(Accounts accounts, KeepAuthorization keep, AuditTrail audit) {
        this.accounts = accounts;
        this.keep = keep;
        this.audit = audit;
    }

    @CanRead
    @GetMapping
    @Operation(summary = "本物业的服务号")
    List<AccountProfile> list() {
        return accounts.all().stream().map(AccountProfile::of).toList();
    }

    @CanRead
    @GetMapping("/{appId}")
    @Operation(summary = "一个服务号")
    ResponseEntity<AccountProfile> one(@PathVariable String appId) {
        var account = accounts.get(appId);
        return ETags.ok(account, AccountProfile.of(account));
    }

    @CanAdminister
    @PutMapping("/{appId}")
    @Operation(summary = "修改服务号微信号")
    ResponseEntity<AccountProfile> change(
            @PathVariable String appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid ChangeAccountRequest request) {
        var changed = UntilSaved.change(
                () -> accounts.get(appId),
                account -> {
                    ETags.require(ifMatch, account);
                    var before = facts(account);
                    account.wechatId(request.wechatId());
                    audit.record(account, "account.update", "account", account.name(), before, facts(account));
                    return true;
                },
                accounts::save);
        return ETags.ok(changed, AccountProfile.of(changed));
    }

    @CanAdminister
    @PostMapping("/{appId}/profile-refreshes")
    @Operation(summary = "从微信刷新服务号资料")
    ResponseEntity<AccountProfile> refresh(@PathVariable String appId) {
        accounts.get(appId);
        keep.describe(appId);
        var account = accounts.get(appId);
        return ETags.ok(account, AccountProfile.of(account));
    }

    private static Map<String, String> facts(Account account) {
        return Map.of("wechatId", Objects.requireNonNullElse(account.wechatId(), ""));
    }

    /**
     * A change of an account's settings.
     *
     * @param wechatId as WeChat has it; absent to have none
     */
    record ChangeAccountRequest(
            @Pattern(regexp = "[A-Za-z][A-Za-z0-9_-]{2,29}", message = "{account.wechat-id.invalid}") @Nullable
            String wechatId) {}
}
