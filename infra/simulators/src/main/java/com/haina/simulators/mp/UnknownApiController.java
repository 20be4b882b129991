package com.haina.simulators.mp;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/**
 * Every path of api.weixin.qq.com that is not simulated. The token is looked at first, as the real host does, so that
 * a wrong or expired one is told from a missing API.
 */
@RestController
class UnknownApiController {

    private final AccessTokens tokens;

    UnknownApiController(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @RequestMapping("/api.weixin.qq.com/**")
    void refuse(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(name = "component_access_token", defaultValue = "") String componentToken) {
        if (componentToken.isEmpty()) {
            tokens.require(TokenKind.AUTHORIZER, token);
        }
        throw new ApiFailure(40066, "invalid url");
    }
}
