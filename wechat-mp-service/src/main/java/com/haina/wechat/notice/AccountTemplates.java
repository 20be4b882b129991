package com.haina.wechat.notice;

import java.util.List;

/** An account's templates at WeChat. May throw {@link com.haina.wechat.account.WechatFailure}. */
public interface AccountTemplates {

    /** All of them, without those for subscriptions. */
    List<AccountTemplate> all(String appId);
}
