package com.haina.auth.publishtest;

import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.component.OpenPlatform;
import com.haina.contracts.account.AccountToken;
import com.haina.contracts.publishtest.PublishTestApi;
import com.haina.contracts.publishtest.PublishTestCode;
import com.haina.weixin.PublishTestAccounts;

import io.swagger.v3.oas.annotations.Hidden;

/** Exchanges the code of the test for a token that is used once; test accounts are no accounts of the platform's. */
@Hidden
@RestController
class PublishTestController implements PublishTestApi {

    private final OpenPlatform openPlatform;

    PublishTestController(OpenPlatform openPlatform) {
        this.openPlatform = openPlatform;
    }

    @Override
    public AccountToken exchange(@Valid PublishTestCode code) {
        var grant = openPlatform.exchange(code.code());
        if (!PublishTestAccounts.contains(grant.appId())) {
            throw new OtherAccount();
        }
        return new AccountToken(grant.accessToken(), grant.accessTokenExpiresAt());
    }
}
