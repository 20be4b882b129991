package com.haina.platform.security;

import java.util.List;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a service checks its callers.
 *
 * @param authUrl base address of auth-service: keys at {@code /oauth2/jwks}, service tokens at {@code /oauth2/token}
 * @param clientSecret this service's own secret for service tokens; the client id is the application's name
 * @param openPaths paths that need no token, for example callbacks with their own signatures
 * @param opsUser user of the actuator endpoints that are not public
 * @param opsPassword its password; without one these endpoints are closed
 */
@Validated
@ConfigurationProperties("haina.security")
public record SecurityProperties(
        @NotBlank String authUrl,
        @DefaultValue("") String clientSecret,
        @DefaultValue List<String> openPaths,
        @DefaultValue("ops") String opsUser,
        @DefaultValue("") String opsPassword) {

    @Override
    public String toString() {
        return "SecurityProperties[authUrl=" + authUrl + ", openPaths=" + openPaths + "]";
    }
}
