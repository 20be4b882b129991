package com.haina.wechat.health;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanAdminister;
import com.haina.platform.security.CanRead;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatFailure;

/** 授权健康. */
@RestController
@RequestMapping("/api/wechat/v1/account-health")
class HealthController {

    /** Calls whose quota an office may run into, with the word for it in the console. */
    private static final List<String> WATCHED = List.of(
            "/cgi-bin/message/template/send",
            "/cgi-bin/message/custom/send",
            "/cgi-bin/message/mass/sendall",
            "/cgi-bin/user/get",
            "/cgi-bin/menu/create",
            "/cgi-bin/material/add_material");

    private final CheckHealth check;
    private final QuotaTools tools;
    private final ClearQuota clear;
    private final AccountDirectory accounts;

    HealthController(CheckHealth check, QuotaTools tools, ClearQuota clear, AccountDirectory accounts) {
        this.check = check;
        this.tools = tools;
        this.clear = clear;
        this.accounts = accounts;
    }

    @CanRead
    @GetMapping
    Page<HealthView> all() {
        List<HealthView> all = check.all();
        return new Page<>(all, null, (long) all.size());
    }

    @CanRead
    @GetMapping("/{appId}")
    HealthView one(@PathVariable String appId) {
        return check.one(appId);
    }

    /** Today's quotas as WeChat counts them; of a call that WeChat says nothing of there is only the path. */
    @CanRead
    @GetMapping("/{appId}/quotas")
    Page<QuotaView> quotas(@PathVariable String appId) {
        accounts.get(appId);
        List<QuotaView> all = WATCHED.stream().map(path -> quota(appId, path)).toList();
        return new Page<>(all, null, (long) all.size());
    }

    /** Sets today's counters to nothing; ten times a month. */
    @CanAdminister
    @Idempotent
    @PostMapping("/{appId}/quota-clearances")
    HealthView clear(@PathVariable String appId) {
        clear.clear(appId);
        return check.one(appId);
    }

    /** Somebody mended what had stopped the account: outgoing work goes on. */
    @CanAdminister
    @PostMapping("/{appId}/resumption")
    ResponseEntity<HealthView> resume(@PathVariable String appId) {
        accounts.resume(appId);
        return ResponseEntity.ok(check.one(appId));
    }

    private QuotaView quota(String appId, String path) {
        try {
            return tools.quota(appId, path)
                    .map(quota -> new QuotaView(path, quota.limit(), quota.used(), quota.left()))
                    .orElseGet(() -> QuotaView.unknown(path));
        } catch (WechatFailure refused) {
            return QuotaView.unknown(path);
        }
    }

    /** A call's quota today; its numbers are absent when WeChat does not tell them. */
    record QuotaView(
            String path,
            @Nullable Long limit,
            @Nullable Long used,
            @Nullable Long left) {

        static QuotaView unknown(String path) {
            return new QuotaView(path, null, null, null);
        }
    }
}
