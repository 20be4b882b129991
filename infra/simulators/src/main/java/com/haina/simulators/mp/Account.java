package com.haina.simulators.mp;

import java.util.List;

/**
 * An official account.
 *
 * @param appId {@code wx} and sixteen hexadecimal digits
 * @param userName the original id, {@code gh_…}
 * @param alias the WeChat id that people search for (服务号微信号)
 * @param principal the company that owns it
 * @param verified whether WeChat has verified it (已认证)
 * @param admins ids of the persons who may authorize it
 */
public record Account(
        String appId,
        String userName,
        String alias,
        String name,
        String principal,
        String signature,
        AccountKind kind,
        boolean verified,
        List<String> admins) {

    /** What the account's QR code spells. */
    public String link() {
        return "http://weixin.qq.com/r/" + userName;
    }

    /** The character that stands on its logo: the first of the community's own name. */
    public String initial() {
        String own = name.substring(name.lastIndexOf('•') + 1);
        return own.isEmpty() ? "?" : own.substring(0, own.offsetByCodePoints(0, 1));
    }
}
