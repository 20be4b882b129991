package com.haina.wecom;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the WeCom service. */
@SpringBootApplication
public class WecomServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(WecomServiceApplication.class, arguments);
    }
}
