package com.haina.wechat;

import java.time.Clock;
import java.time.ZoneId;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the WeChat service. */
@SpringBootApplication
@EnableScheduling
@EnableResilientMethods
public class WechatMpServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(WechatMpServiceApplication.class, arguments);
    }

    /** Quotas begin anew at midnight in China. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
