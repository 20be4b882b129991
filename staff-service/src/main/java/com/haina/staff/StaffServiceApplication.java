package com.haina.staff;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the staff service. */
@SpringBootApplication
public class StaffServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StaffServiceApplication.class, arguments);
    }
}
