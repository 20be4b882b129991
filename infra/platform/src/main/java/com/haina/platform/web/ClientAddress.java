package com.haina.platform.web;

import java.util.Optional;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where a request came from: the address that the gateway passed on (Tomcat's RemoteIpValve trusts only internal proxies). */
public final class ClientAddress {

    private ClientAddress() {}

    /** The address of the current request, or empty outside one. */
    public static Optional<String> ofCurrentRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest().getRemoteAddr())
                : Optional.empty();
    }
}
