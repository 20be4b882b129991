package com.haina.wechat.material;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountUse;

/** Whoever writes articles needs 群发与通知: with 素材管理 alone they can be neither published nor sent. Source: freepublish, 权限集. */
@Component
class ArticlesNeedPermission implements AccountUse {

    private static final int MASS_AND_NOTICES = 7;

    private final NewsDrafts drafts;

    ArticlesNeedPermission(NewsDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public int scope() {
        return MASS_AND_NOTICES;
    }

    @Override
    public boolean isMadeOf(String appId) {
        return drafts.any();
    }
}
