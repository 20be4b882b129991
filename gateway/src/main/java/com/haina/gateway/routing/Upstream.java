package com.haina.gateway.routing;

import java.util.List;

/**
 * A service behind the gateway.
 *
 * @param noun its word in addresses: {@code /api/<noun>/**}
 * @param serviceId its name in Eureka
 * @param callbacks further path patterns that lead to it: what WeChat's side calls
 */
record Upstream(String noun, String serviceId, List<String> callbacks) {

    /** In this order: the component's own callback is a special case of the accounts' ones. */
    static final List<Upstream> ALL = List.of(
            new Upstream("auth", "auth-service", List.of("/callback/wechat/component")),
            new Upstream("wechat", "wechat-mp-service", List.of("/callback/wechat/{appId}")),
            new Upstream("wecom", "wecom-service", List.of("/callback/wecom/**")),
            new Upstream("resident", "resident-service", List.of()),
            new Upstream("staff", "staff-service", List.of()),
            new Upstream("import", "import-service", List.of()),
            new Upstream("notify", "notify-service", List.of()));
}
