package com.haina.simulators.website;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.simulators.pages.PageRefused;
import com.haina.simulators.qr.QrCode;
import com.haina.simulators.qr.QrCodes;

/** Somebody opens the page with the sign-in code. */
@Component
public class OpenLoginPage {

    /** How long the real page's code lasts is not documented. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final WebsiteProperties website;
    private final QrCodes codes;
    private final Clock clock;

    OpenLoginPage(WebsiteProperties website, QrCodes codes, Clock clock) {
        this.website = website;
        this.codes = codes;
        this.clock = clock;
    }

    /** @throws PageRefused when WeChat would show an error page */
    public QrCode open(String appId, String redirectUri, String scope, String state) {
        if (!appId.equals(website.appId())) {
            throw new PageRefused(PageRefused.Reason.UNKNOWN_APP, "appid");
        }
        if (!scope.equals("snsapi_login")) {
            throw new PageRefused(PageRefused.Reason.BAD_SCOPE, "scope");
        }
        checkRedirect(redirectUri);
        return codes.show(
                "/sim/login/",
                website.name() + " 登录",
                Map.of("redirectUri", redirectUri, "state", state),
                clock.instant().plus(LIFETIME));
    }

    private void checkRedirect(String redirectUri) {
        try {
            URI uri = URI.create(redirectUri);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean own = website.redirectDomain().isEmpty()
                    || website.redirectDomain().equalsIgnoreCase(uri.getHost());
            if (web && uri.getHost() != null && own) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below.
        }
        throw new PageRefused(PageRefused.Reason.BAD_REDIRECT, "redirect_uri");
    }
}
