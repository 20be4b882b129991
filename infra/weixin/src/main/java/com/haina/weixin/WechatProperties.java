package com.haina.weixin;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where WeChat is. Each address may carry a path prefix, so that another implementation of WeChat's side can stand in for it.
 *
 * @param apiUrl instead of https://api.weixin.qq.com
 * @param mpUrl instead of https://mp.weixin.qq.com
 * @param openUrl instead of https://open.weixin.qq.com
 * @param connectTimeout until a connection stands
 * @param responseTimeout until the first byte of an answer
 */
@Validated
@ConfigurationProperties("haina.wechat")
public record WechatProperties(
        @NotNull URI apiUrl,
        @NotNull URI mpUrl,
        @NotNull URI openUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("8s") Duration responseTimeout) {}
