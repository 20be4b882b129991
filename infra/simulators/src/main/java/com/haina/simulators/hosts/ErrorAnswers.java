package com.haina.simulators.hosts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The shape of an error on each host: WeChat adds a rid, WeCom a hint, Tencent Cloud nests it. */
@Component
public final class ErrorAnswers {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ErrorAnswers(Clock clock) {
        this.clock = clock;
    }

    /** The error as the addressed host words it. */
    public Map<String, Object> of(HttpServletRequest request, ApiFailure failure) {
        return of(VirtualHost.of(request), failure, request.getRemoteAddr());
    }

    Map<String, Object> of(@Nullable VirtualHost host, ApiFailure failure, String address) {
        String message = String.valueOf(failure.getMessage());
        if (host == VirtualHost.SMS) {
            return Map.of(
                    "Response",
                    Map.of(
                            "Error",
                            Map.of("Code", failure.code(), "Message", message),
                            "RequestId",
                            UUID.randomUUID().toString()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("errcode", Integer.parseInt(failure.code()));
        long now = clock.instant().getEpochSecond();
        if (host == VirtualHost.WECOM_API) {
            answer.put(
                    "errmsg",
                    message + ", hint: [" + now + "_28_" + hex(8) + "], from ip: " + address
                            + ", more info at https://open.work.weixin.qq.com/devtool/query?e=" + failure.code());
        } else {
            answer.put("errmsg", message + " rid: " + Long.toHexString(now) + "-" + hex(4) + "-" + hex(4));
        }
        return answer;
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
