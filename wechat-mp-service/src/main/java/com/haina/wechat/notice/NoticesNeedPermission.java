package com.haina.wechat.notice;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountUse;
import com.haina.wechat.follower.TemplateChoice;

/** Whoever chose a template for notices needs 群发与通知. */
@Component
class NoticesNeedPermission implements AccountUse {

    private static final int NOTICES = 7;

    private final TemplateChoice choice;

    NoticesNeedPermission(TemplateChoice choice) {
        this.choice = choice;
    }

    @Override
    public int scope() {
        return NOTICES;
    }

    @Override
    public boolean isMadeOf(String appId) {
        return choice.chosen(appId);
    }
}
