package com.haina.auth.signin;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** Whose WeChat it is: bound by a code to a mobile at the first scan. Its id is a keyed digest of the openid; no openid is kept. */
@Document("wechat_identities")
class WechatIdentity extends Aggregate {

    private String mobileIndex = "";
    private Instant boundAt = Instant.EPOCH;

    private WechatIdentity() {}

    WechatIdentity(String openIdIndex) {
        super(openIdIndex);
        belongTo(NO_TENANT);
    }

    void bind(String index, Instant at) {
        mobileIndex = index;
        boundAt = at;
    }

    String mobileIndex() {
        return mobileIndex;
    }

    Instant boundAt() {
        return boundAt;
    }
}
