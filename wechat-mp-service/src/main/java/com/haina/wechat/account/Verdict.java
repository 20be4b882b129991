package com.haina.wechat.account;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an error code of the official accounts' API means for the one who called: the only table of codes. Sources: "Global return codes"
 * (developers.weixin.qq.com, 全局返回码), the pages of the single calls, and the third-party platform's own codes.
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

    private static final Map<Integer, Verdict> TABLE = Stream.of(
                    // System busy; customer-service system busy; per-minute limit; "do not repeat within a minute".
                    of(RETRY, -1, -1000, NO_ANSWER, 61450, 45011, 45066),
                    // Global return codes: invalid, expired or missing access_token.
                    of(REFRESH_TOKEN, 40001, 40014, 42001, 41001),
                    // Batch_Sends: clientmsgid exists. Menu: there is none. Material: not there any more.
                    of(DONE, 45065, 46003),
                    // 40003 not this account's openid · 43004, 43005 not following · 43101 refused the subscription ·
                    // 43117 too often for
                    // this one · 45015 out of the 48 h window · 45047 window used up · 48002 turned messages off ·
                    // 50002, 50005 restricted
                    // or left · 49003 not of this account.
                    of(DROP_RECIPIENT, 40003, 43004, 43005, 43101, 43117, 45015, 45047, 48002, 50002, 50005, 49003),
                    // Daily and monthly quotas.
                    of(WAIT_FOR_QUOTA, 45009, 45028, 48006, 45083),
                    // 61003 not authorized by this account · 61023 refresh token · 61004, 40164 address list · 42006,
                    // 42007 password changed ·
                    // 40013 app id · 48004 API banned · 61028-61030 component not published.
                    of(STOP_ACCOUNT, 61003, 61023, 61004, 40164, 42006, 42007, 40013, 48004, 61028, 61029, 61030),
                    // Permission sets.
                    of(NOT_GRANTED, 48001, 61007, 61016, 61017, 50001, 48008))
            .flatMap(part -> part)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The verdict on a code; one that is not in the table is a faulty request, because repeating it is no better. */
    public static Verdict of(int code) {
        return code == 0 ? DONE : TABLE.getOrDefault(code, FAULTY_REQUEST);
    }

    private static Stream<Map.Entry<Integer, Verdict>> of(Verdict verdict, int... codes) {
        return IntStream.of(codes).mapToObj(code -> Map.entry(code, verdict));
    }
}
