package com.haina.wechat.notice;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How notices lead to pages.
 *
 * @param publicUrl the gateway as followers' phones reach it, without a slash at its end
 */
@Validated
@ConfigurationProperties("haina.wechat")
record NoticeProperties(@NotBlank String publicUrl) {}
