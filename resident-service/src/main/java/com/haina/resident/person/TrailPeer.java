package com.haina.resident.person;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.audit.TrailApi;

/** Where the audit trail is asked. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "auth-service", types = TrailApi.class)
class TrailPeer {}
