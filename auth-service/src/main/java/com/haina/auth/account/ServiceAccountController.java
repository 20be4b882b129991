package com.haina.auth.account;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.problem.RecordNotFound;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What anybody may know of a service account: what WeChat shows of it as well. */
@Tag(name = "服务号", description = "手机页面上的服务号名称")
@RestController
@RequestMapping("/api/auth/v1/service-accounts")
class ServiceAccountController {

    private final FindAccount find;

    ServiceAccountController(FindAccount find) {
        this.find = find;
    }

    @GetMapping("/{appId}")
    @Operation(summary = "服务号的名称、头像和二维码", description = "无需登录")
    ServiceAccountView one(@PathVariable String appId) {
        return find.find(appId)
                .map(account -> new ServiceAccountView(account.name(), account.logoUrl(), account.qrCodeUrl()))
                .orElseThrow(RecordNotFound::new);
    }

    /** A service account as anybody sees it. */
    record ServiceAccountView(
            String name, @Nullable String logoUrl, @Nullable String qrCodeUrl) {}
}
