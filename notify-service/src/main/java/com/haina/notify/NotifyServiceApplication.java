package com.haina.notify;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the notification service. */
@SpringBootApplication
public class NotifyServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(NotifyServiceApplication.class, arguments);
    }
}
