package com.haina.simulators.openplatform;

import java.net.URI;

import org.springframework.stereotype.Component;

import com.haina.simulators.pages.PageRefused;

/** Whether the platform may ask followers of an account who they are (网页服务). */
@Component
public final class PageRights {

    private final ComponentProperties component;
    private final Authorizations authorizations;

    PageRights(ComponentProperties component, Authorizations authorizations) {
        this.component = component;
        this.authorizations = authorizations;
    }

    /**
     * Checks a link as WeChat does.
     *
     * @throws PageRefused for another component, an account that does not let it, or an address outside of the 网页开发域名
     */
    public void check(String appId, String componentAppId, String redirectUri) {
        if (!componentAppId.equals(component.appId())) {
            throw new PageRefused(PageRefused.Reason.UNKNOWN_APP, "component_appid");
        }
        boolean given = authorizations
                .find(appId)
                .filter(authorization -> authorization.functions().contains(PermissionSet.WEB.id()))
                .isPresent();
        if (!given) {
            throw new PageRefused(PageRefused.Reason.BAD_SCOPE, "scope");
        }
        try {
            URI uri = URI.create(redirectUri);
            String domain = component.webDomain();
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getHost().equalsIgnoreCase(domain)) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below.
        }
        throw new PageRefused(PageRefused.Reason.BAD_REDIRECT, "redirect_uri");
    }
}
