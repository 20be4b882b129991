package com.haina.wechat.callback;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.publishtest.PublishTestApi;

/** What this feature asks of other services. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "auth-service", types = PublishTestApi.class)
class PublishTestClients {}
