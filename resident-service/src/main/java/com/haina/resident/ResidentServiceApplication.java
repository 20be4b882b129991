package com.haina.resident;

import java.time.Clock;
import java.time.ZoneId;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Communities, buildings, rooms and residents. */
@SpringBootApplication
@EnableScheduling
@EnableResilientMethods
public class ResidentServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ResidentServiceApplication.class, arguments);
    }

    /** Calendar days (move-in, move-out) are those of the communities. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
