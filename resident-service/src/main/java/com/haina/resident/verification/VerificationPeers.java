package com.haina.resident.verification;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.sms.SmsCodeApi;

/** What this feature asks of other services. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "auth-service", types = SmsCodeApi.class)
class VerificationPeers {}
