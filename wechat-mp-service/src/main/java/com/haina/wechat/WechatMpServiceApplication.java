package com.haina.wechat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the WeChat service. */
@SpringBootApplication
public class WechatMpServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(WechatMpServiceApplication.class, arguments);
    }
}
