package com.haina.weixin.sdk;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import com.haina.weixin.WechatHosts;
import com.haina.weixin.WechatProperties;

/** For services that say where WeChat is. */
@AutoConfiguration
@ConditionalOnProperty("haina.wechat.api-url")
@EnableConfigurationProperties(WechatProperties.class)
class SdkAutoConfiguration {

    @Bean
    WechatHosts wechatHosts(WechatProperties properties) {
        return new WechatHosts(properties);
    }

    @Bean
    SdkHttp sdkHttp(WechatHosts hosts, WechatProperties properties) {
        return new SdkHttp(hosts, properties);
    }
}
