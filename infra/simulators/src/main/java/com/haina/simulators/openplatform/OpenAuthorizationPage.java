package com.haina.simulators.openplatform;

import java.net.URI;

import org.springframework.stereotype.Component;

import com.haina.simulators.pages.PageRefused;
import com.haina.simulators.qr.QrCode;
import com.haina.simulators.qr.QrCodes;

/** Somebody opens the page on which an account is authorized. */
@Component
public class OpenAuthorizationPage {

    private final ComponentProperties component;
    private final PreAuthCodes preAuthCodes;
    private final QrCodes codes;

    OpenAuthorizationPage(ComponentProperties component, PreAuthCodes preAuthCodes, QrCodes codes) {
        this.component = component;
        this.preAuthCodes = preAuthCodes;
        this.codes = codes;
    }

    /**
     * Checks what the platform put into the link and shows a code for it.
     *
     * @throws PageRefused when WeChat would show an error page
     */
    public QrCode open(
            String componentAppId,
            String preAuthCode,
            String redirectUri,
            String authType,
            String bizAppId,
            boolean onPhone) {
        if (!componentAppId.equals(component.appId())) {
            throw new PageRefused(PageRefused.Reason.UNKNOWN_APP, "component_appid");
        }
        PreAuthCodes.PreAuthCode code = preAuthCodes
                .find(preAuthCode)
                .orElseThrow(() -> new PageRefused(PageRefused.Reason.UNKNOWN_CODE, "pre_auth_code"));
        if (code.used()) {
            throw new PageRefused(PageRefused.Reason.USED_CODE, "pre_auth_code");
        }
        if (!preAuthCodes.isOpen(preAuthCode)) {
            throw new PageRefused(PageRefused.Reason.EXPIRED_CODE, "pre_auth_code");
        }
        checkRedirect(redirectUri);
        return codes.show(
                "/sim/authorize/",
                component.name() + " 公众号授权",
                new AuthorizationRequest(
                                preAuthCode, redirectUri, authType.isEmpty() ? "3" : authType, bizAppId, onPhone)
                        .details(),
                code.expiresAt());
    }

    private static void checkRedirect(String redirectUri) {
        try {
            URI uri = URI.create(redirectUri);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Answered below.
        }
        throw new PageRefused(PageRefused.Reason.BAD_REDIRECT, "redirect_uri");
    }
}
