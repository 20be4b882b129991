package com.haina.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Who may work here and for whom: the platform's accounts. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthServiceApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(AuthServiceApplication.class, arguments);
    }
}
