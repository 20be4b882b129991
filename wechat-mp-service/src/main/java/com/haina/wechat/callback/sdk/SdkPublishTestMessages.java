package com.haina.wechat.callback.sdk;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.callback.PublishTestMessages;

import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;

@Component
class SdkPublishTestMessages implements PublishTestMessages {

    private final SdkAccounts accounts;

    SdkPublishTestMessages(SdkAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void send(String appId, String openId, String text, String token) {
        WxMpKefuMessage message =
                WxMpKefuMessage.TEXT().toUser(openId).content(text).build();
        accounts.callWith(appId, token, mp -> mp.getKefuService().sendKefuMessage(message));
    }
}
