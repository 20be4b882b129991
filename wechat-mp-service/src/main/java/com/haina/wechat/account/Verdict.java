package com.haina.wechat.account;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an error code of the official accounts' API means for the one who called: the only table of codes, each with the page
 * of WeChat's that it stands on. A code that is not in it is a faulty request.
 */
public enum Verdict {

    /** WeChat is busy, did not answer or counts per minute: again a little later, if the call may be repeated. */
    RETRY,
    /** The access token ended early: fetch a newer one once, then once more. */
    REFRESH_TOKEN,
    /** What was asked for is already so. */
    DONE,
    /** This recipient cannot be reached in this way; the others can. */
    DROP_RECIPIENT,
    /** Nothing more of this kind until the quota begins anew (midnight in China) or is cleared. */
    WAIT_FOR_QUOTA,
    /** The account must not be called at all until it authorizes again or somebody changes its settings. */
    STOP_ACCOUNT,
    /** The account never granted this, or WeChat forbids it: this kind of call is pointless, others are not. */
    NOT_GRANTED,
    /** What was sent is wrong; sending it again changes nothing. */
    FAULTY_REQUEST;

    /** No answer, or one that is none; the SDK's own number. */
    public static final int NO_ANSWER = -99;

    /** Our own: nothing was asked of WeChat, so nothing can have happened there. The breaker is open, or there is no token to be had. */
    public static final int NOT_ASKED = -98;

    /** Where WeChat says what a code means; the titles of pages at developers.weixin.qq.com. */
    public enum Source {
        /** Global return codes (全局返回码). */
        GLOBAL,
        /** Return codes of third-party platforms (第三方平台, 返回码). */
        COMPONENT,
        /** Customer-service messages (客服消息). */
        CUSTOMER_SERVICE,
        /** Mass messages (群发接口和原创校验). */
        MASS,
        /** Template and subscription messages (模板消息, 订阅通知). */
        TEMPLATE,
        /** Custom menus (自定义菜单). */
        MENU,
        /** Quotas and their clearance (接口调用额度). */
        QUOTA,
        /** The enumerations of weixin-java, where WeChat's own pages say nothing. */
        SDK,
        /** No page of WeChat's: said here. */
        OURS
    }

    /**
     * A line of the table.
     *
     * @param meaning in WeChat's sense
     */
    public record Line(int code, Verdict verdict, String meaning, Source source) {}

    private static final List<Line> LINES = List.of(
            new Line(-1, RETRY, "system busy", Source.GLOBAL),
            new Line(-1000, RETRY, "system busy", Source.GLOBAL),
            new Line(NO_ANSWER, RETRY, "no answer", Source.OURS),
            new Line(NOT_ASKED, RETRY, "not asked", Source.OURS),
            new Line(61450, RETRY, "customer-service system busy", Source.CUSTOMER_SERVICE),
            new Line(45011, RETRY, "too many calls in this minute", Source.GLOBAL),
            new Line(45066, RETRY, "the same clientmsgid again within a minute", Source.MASS),
            new Line(40001, REFRESH_TOKEN, "access_token is invalid or not the latest", Source.GLOBAL),
            new Line(40014, REFRESH_TOKEN, "access_token is none", Source.GLOBAL),
            new Line(41001, REFRESH_TOKEN, "access_token is missing", Source.GLOBAL),
            new Line(42001, REFRESH_TOKEN, "access_token has expired", Source.GLOBAL),
            new Line(45065, DONE, "this clientmsgid was sent before", Source.MASS),
            new Line(46003, DONE, "there is no menu", Source.MENU),
            new Line(40003, DROP_RECIPIENT, "no openid of this account", Source.GLOBAL),
            new Line(43004, DROP_RECIPIENT, "does not follow", Source.GLOBAL),
            new Line(43005, DROP_RECIPIENT, "no friend of the account's", Source.GLOBAL),
            new Line(49003, DROP_RECIPIENT, "an openid of another account", Source.GLOBAL),
            new Line(50002, DROP_RECIPIENT, "the user is restricted", Source.SDK),
            new Line(50005, DROP_RECIPIENT, "the user no longer follows", Source.GLOBAL),
            new Line(45015, DROP_RECIPIENT, "out of the 48 hours, or left", Source.CUSTOMER_SERVICE),
            new Line(45047, DROP_RECIPIENT, "the messages of the window are used up", Source.CUSTOMER_SERVICE),
            new Line(48002, DROP_RECIPIENT, "turned messages of the account off", Source.CUSTOMER_SERVICE),
            new Line(43101, DROP_RECIPIENT, "refused this subscription", Source.TEMPLATE),
            new Line(43117, DROP_RECIPIENT, "too many to this one follower", Source.TEMPLATE),
            new Line(45009, WAIT_FOR_QUOTA, "the day's calls are used up", Source.GLOBAL),
            new Line(45028, WAIT_FOR_QUOTA, "no mass message left", Source.MASS),
            new Line(48006, WAIT_FOR_QUOTA, "the month's clearances are used up", Source.QUOTA),
            new Line(61003, STOP_ACCOUNT, "the account does not authorize the platform", Source.COMPONENT),
            new Line(61004, STOP_ACCOUNT, "the server's address is not on the list", Source.COMPONENT),
            new Line(61023, STOP_ACCOUNT, "the refresh token is no longer valid", Source.COMPONENT),
            new Line(61028, STOP_ACCOUNT, "the platform is not published", Source.SDK),
            new Line(61029, STOP_ACCOUNT, "the platform must be published again", Source.SDK),
            new Line(61030, STOP_ACCOUNT, "the platform may not end this authorization", Source.SDK),
            new Line(40013, STOP_ACCOUNT, "no such app id", Source.GLOBAL),
            new Line(40164, STOP_ACCOUNT, "the server's address is not on the list", Source.GLOBAL),
            new Line(42006, STOP_ACCOUNT, "the account's password was changed", Source.GLOBAL),
            new Line(
                    42007,
                    STOP_ACCOUNT,
                    "the account's password was changed, the refresh token has ended",
                    Source.GLOBAL),
            new Line(48004, STOP_ACCOUNT, "the account's APIs are banned", Source.GLOBAL),
            new Line(48001, NOT_GRANTED, "the account may not use this API", Source.GLOBAL),
            new Line(50001, NOT_GRANTED, "the user may not use this API", Source.GLOBAL),
            new Line(48008, NOT_GRANTED, "this type of message is not allowed", Source.MASS),
            new Line(61007, NOT_GRANTED, "the permission set was not given", Source.COMPONENT),
            new Line(61016, NOT_GRANTED, "the permission set is to be confirmed first", Source.SDK),
            new Line(61017, NOT_GRANTED, "the permission set was not given", Source.SDK));

    private static final Map<Integer, Verdict> TABLE =
            LINES.stream().collect(Collectors.toUnmodifiableMap(Line::code, Line::verdict));

    /** The whole table. */
    public static List<Line> lines() {
        return LINES;
    }

    /** The verdict on a code; one that is not in the table is a faulty request, because repeating it is no better. */
    public static Verdict of(int code) {
        return code == 0 ? DONE : TABLE.getOrDefault(code, FAULTY_REQUEST);
    }
}
