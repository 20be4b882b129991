package com.haina.wechat.follower;

/** QR codes that lead whoever scans them to an account, to follow it. All calls may throw {@link com.haina.wechat.account.WechatFailure}. */
public interface FollowCodes {

    /**
     * What the account's permanent code with a scene spells. WeChat makes the same code of the same scene, so asking again uses none of the
     * 100,000 that an account may have. Source: openApi "qrcode/create", QR_LIMIT_STR_SCENE.
     *
     * @param scene up to 64 characters; comes with the event of whoever follows by it
     */
    String permanent(String appId, String scene);
}
