package com.haina.wechat.menu;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** This feature's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MenuProperties.class)
class MenuConfiguration {}
