package com.haina.simulators.openplatform;

import java.util.Map;

import com.haina.simulators.mp.Account;
import com.haina.simulators.qr.QrCode;

/**
 * What an authorization page was opened with.
 *
 * @param authType 1 official accounts, 2 mini programs, 3 both
 * @param bizAppId the only account to choose from, empty for all
 * @param onPhone whether the page was opened inside WeChat, so that the phone itself goes to the redirect address
 */
record AuthorizationRequest(String preAuthCode, String redirectUri, String authType, String bizAppId, boolean onPhone) {

    static AuthorizationRequest of(QrCode code) {
        return new AuthorizationRequest(
                code.detail("preAuthCode"),
                code.detail("redirectUri"),
                code.detail("authType"),
                code.detail("bizAppId"),
                code.detail("onPhone").equals("true"));
    }

    Map<String, String> details() {
        return Map.of(
                "preAuthCode",
                preAuthCode,
                "redirectUri",
                redirectUri,
                "authType",
                authType,
                "bizAppId",
                bizAppId,
                "onPhone",
                Boolean.toString(onPhone));
    }

    /** There are only official accounts here, so a page for mini programs has nothing to offer. */
    boolean allows(Account account) {
        return bizAppId.isEmpty() ? !authType.equals("2") : bizAppId.equals(account.appId());
    }
}
