package com.haina.wechat.follower.sdk;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.follower.FollowCodes;

@Component
class SdkFollowCodes implements FollowCodes {

    private final SdkAccounts accounts;

    SdkFollowCodes(SdkAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String permanent(String appId, String scene) {
        return accounts.call(
                appId,
                account ->
                        account.getQrcodeService().qrCodeCreateLastTicket(scene).getUrl());
    }
}
