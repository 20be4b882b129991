package com.haina.auth.component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What the platform asks of the WeChat Open Platform as a component. Every call may fail with {@link WechatRefused} or {@link WechatUnreachable}. */
public interface OpenPlatform {

    /** Makes a single-use code for the authorization pages, good for half an hour. */
    PreAuthCode preAuthCode();

    /** The page on a computer, which shows a QR code of its own. */
    String authorizationPage(String preAuthCode, String redirectUri);

    /** The page inside WeChat on a phone; what our own QR code contains. */
    String mobileAuthorizationPage(String preAuthCode, String redirectUri);

    /** Exchanges an authorization code; WeChat takes each code once. */
    Grant exchange(String authorizationCode);

    /** A new access token; invalidates the one before within five minutes. */
    RefreshedToken refresh(String appId, String refreshToken);

    /** The account's profile and what it grants now. */
    Profile profile(String appId);

    /** The refresh token as the list of authorizers has it, where it does: the last resort for a lost one. */
    Optional<String> recoverRefreshToken(String appId);

    /** Asks for a ticket now, for a component that never got one or lost it. */
    void requestTicket();

    /** WeChat's page that says, without a question, which follower of an account is looking (snsapi_base); the state has letters and digits only. */
    String visitorPage(String appId, String redirectUri, String state);

    /** Whose code it is that the page led back with; WeChat takes each code once. */
    Visitor visitor(String appId, String code);

    /**
     * Who looks at a page inside WeChat.
     *
     * @param snapshot whether WeChat only shows a preview, with an openid that is nobody's
     */
    record Visitor(String openId, boolean snapshot) {
        @Override
        public String toString() {
            return "Visitor[snapshot=" + snapshot + "]";
        }
    }

    /** A pre-authorization code and when it ends. */
    record PreAuthCode(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "PreAuthCode[expiresAt=" + expiresAt + "]";
        }
    }

    /** What an account granted. */
    record Grant(
            String appId, String accessToken, Instant accessTokenExpiresAt, String refreshToken, List<Integer> scopes) {
        @Override
        public String toString() {
            return "Grant[appId=" + appId + ", scopes=" + scopes + "]";
        }
    }

    /**
     * A refreshed token.
     *
     * @param refreshToken usually the same as before, or absent
     */
    record RefreshedToken(
            String accessToken, Instant expiresAt, @Nullable String refreshToken) {
        @Override
        public String toString() {
            return "RefreshedToken[expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * An account as WeChat describes it.
     *
     * @param userName original id gh_…
     * @param alias the WeChat id that people type, absent when the account has none
     * @param serviceType 2 = service account
     * @param verifyType 0 = verified by WeChat, -1 = not
     * @param status 1 = normal
     */
    record Profile(
            String name,
            String userName,
            @Nullable String alias,
            @Nullable String principalName,
            @Nullable String logoUrl,
            @Nullable String qrCodeUrl,
            int serviceType,
            int verifyType,
            int status,
            List<Integer> scopes) {}
}
