package com.haina.simulators.quotas;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.ApiSuccess;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.openplatform.AccountCaller;
import com.haina.simulators.openplatform.ComponentCaller;

/** What an account or the component may ask about its quotas, and clearing them (OpenApi management). */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin")
class QuotaToolController {

    private final AccountCaller caller;
    private final ComponentCaller component;
    private final Quotas quotas;

    QuotaToolController(AccountCaller caller, ComponentCaller component, Quotas quotas) {
        this.caller = caller;
        this.component = component;
        this.quotas = quotas;
    }

    @PostMapping("/clear_quota")
    Map<String, Object> clear(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token);
        if (!Fields.of(body).text("appid").equals(appId)) {
            throw new ApiFailure(40013, "invalid appid");
        }
        quotas.clear(appId);
        return ApiSuccess.OK;
    }

    /** The component's own counters. */
    @PostMapping("/component/clear_quota")
    Map<String, Object> clearOwn(
            @RequestParam Map<String, String> query, @RequestBody(required = false) @Nullable String body) {
        component.check(query, Fields.of(body));
        quotas.clear(component.appId());
        return ApiSuccess.OK;
    }

    /** The component's counters or those of an account that has authorized it, with the component's secret. */
    @PostMapping("/component/clear_quota/v2")
    Map<String, Object> clearBySecret(@RequestBody(required = false) @Nullable String body) {
        Fields fields = Fields.of(body);
        component.checkSecret(fields, fields.text("appsecret"));
        String appId = fields.text("appid");
        if (!appId.equals(component.appId())) {
            caller.checkAuthorized(appId);
        }
        quotas.clear(appId);
        return ApiSuccess.OK;
    }

    @PostMapping("/openapi/quota/get")
    Map<String, Object> quota(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.checkOwner(token);
        String path = Fields.of(body).text("cgi_path");
        if (!path.startsWith("/")) {
            throw new ApiFailure(76021, "cgi_path not found, please check");
        }
        Quota quota = quotas.of(appId, path);
        return Map.of(
                "errcode",
                0,
                "errmsg",
                "ok",
                "quota",
                Map.of("daily_limit", quota.limit(), "used", quota.used(), "remain", quota.left()));
    }
}
