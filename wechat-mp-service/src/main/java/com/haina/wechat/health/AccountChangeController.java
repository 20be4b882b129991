package com.haina.wechat.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;

/** What happened to the office's accounts. */
@RestController
@RequestMapping("/api/wechat/v1/account-changes")
class AccountChangeController {

    private final AccountHistory history;
    private final AccountDirectory accounts;

    AccountChangeController(AccountHistory history, AccountDirectory accounts) {
        this.history = history;
        this.accounts = accounts;
    }

    /** The newest first, of the last days. */
    @CanRead
    @GetMapping
    Page<AccountChangeView> list(
            @RequestParam(defaultValue = "30") @Min(1) @Max(100) int days, @Valid PageRequest page) {
        Map<String, String> names =
                accounts.all().stream().collect(Collectors.toMap(WechatAccount::id, WechatAccount::name));
        return history.ofDays(days, page).map(change -> view(change, names.getOrDefault(change.appId(), "")));
    }

    private static AccountChangeView view(AccountChange change, String name) {
        List<Integer> now = change.scopes();
        List<Integer> before = change.before();
        return new AccountChangeView(
                change.id(),
                change.appId(),
                name,
                change.kind(),
                change.at(),
                now == null ? null : now.size(),
                before == null ? null : before.size(),
                now == null || before == null ? List.of() : without(now, before),
                now == null || before == null ? List.of() : without(before, now),
                change.code(),
                change.by());
    }

    private static List<Integer> without(List<Integer> these, List<Integer> those) {
        return these.stream().filter(scope -> !those.contains(scope)).toList();
    }

    /**
     * Something that happened.
     *
     * @param name the account's
     * @param permissions how many permission sets are granted from then on; absent where it is not about them
     * @param permissionsBefore how many were until then; absent where they did not change or are not known
     * @param added ids of the permission sets that came
     * @param removed ids of those that went
     * @param code WeChat's
     * @param by who of the office did it
     */
    record AccountChangeView(
            String id,
            String appId,
            String name,
            AccountChange.Kind kind,
            Instant at,
            @Nullable Integer permissions,
            @Nullable Integer permissionsBefore,
            List<Integer> added,
            List<Integer> removed,
            @Nullable Integer code,
            @Nullable String by) {}
}
