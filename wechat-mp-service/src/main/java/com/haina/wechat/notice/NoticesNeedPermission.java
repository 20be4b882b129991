package com.haina.wechat.notice;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountUse;

/** Whoever chose a template for notices needs 群发与通知. */
@Component
class NoticesNeedPermission implements AccountUse {

    private static final int NOTICES = 7;

    private final NoticeTemplates templates;

    NoticesNeedPermission(NoticeTemplates templates) {
        this.templates = templates;
    }

    @Override
    public int scope() {
        return NOTICES;
    }

    @Override
    public boolean isMadeOf(String appId) {
        return templates.of(appId).chosen();
    }
}
