package com.haina.wechat.outbound;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The pace of sending. */
@Configuration
@EnableConfigurationProperties(OutboundProperties.class)
class OutboundConfiguration {}
