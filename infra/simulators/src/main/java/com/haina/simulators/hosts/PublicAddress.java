package com.haina.simulators.hosts;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where this process is reached from outside: what a QR code holds and where logos are.
 *
 * @param publicUrl scheme, host and port, without a path
 */
@Validated
@ConfigurationProperties("haina.simulators")
public record PublicAddress(@NotNull URI publicUrl) {

    /** The address of a path of the simulators. */
    public String of(String path) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** The address of a file on one of the simulated hosts. */
    public String of(VirtualHost host, String path) {
        return of("/" + host.hostName() + path);
    }
}
