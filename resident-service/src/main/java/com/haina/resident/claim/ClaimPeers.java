package com.haina.resident.claim;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.account.AccountApi;

/** Who is asked for the office's accounts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClaimProperties.class)
@ImportHttpServices(group = "auth-service", types = AccountApi.class)
class ClaimPeers {}
