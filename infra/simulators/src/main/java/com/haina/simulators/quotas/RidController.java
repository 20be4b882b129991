package com.haina.simulators.quotas;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.exchanges.Rids;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.openplatform.AccountCaller;

/** What was asked and answered when a call failed, by the rid of its error (OpenApi management). */
@RestController
class RidController {

    private final AccountCaller caller;
    private final Rids rids;

    RidController(AccountCaller caller, Rids rids) {
        this.caller = caller;
        this.rids = rids;
    }

    @PostMapping("/api.weixin.qq.com/cgi-bin/openapi/rid/get")
    Map<String, Object> call(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        Rids.Call call = rids.get(caller.checkOwner(token), Fields.of(body).text("rid"));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("invoke_time", call.at().getEpochSecond());
        request.put("cost_in_ms", call.millis());
        request.put("request_url", call.query());
        request.put("request_body", call.request());
        request.put("response_body", call.answer());
        request.put("client_ip", call.address());
        return Map.of("errcode", 0, "errmsg", "ok", "request", request);
    }
}
