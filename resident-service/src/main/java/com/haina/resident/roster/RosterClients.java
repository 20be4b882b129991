package com.haina.resident.roster;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.roster.ImportChunkApi;

/** What this feature asks of other services. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "import-service", types = ImportChunkApi.class)
class RosterClients {}
