package com.haina.wechat.account;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.account.AccountApi;

/** What this feature asks of other services. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "auth-service", types = AccountApi.class)
class AccountClients {}
