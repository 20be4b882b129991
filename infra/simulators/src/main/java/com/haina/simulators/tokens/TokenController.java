package com.haina.simulators.tokens;

import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TokenController {

    private final AccessTokens tokens;

    TokenController(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/sim/api/tokens/expiry")
    Map<String, Integer> expire(@Valid @RequestBody Expiry request) {
        return Map.of("expired", tokens.expire(request.kind(), request.subject() == null ? "" : request.subject()));
    }

    record Expiry(@NotNull TokenKind kind, @Nullable String subject) {}
}
