package com.haina.staff.roster;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.roster.ImportChunkApi;

/** Where the rows of a chunk are fetched. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "import-service", types = ImportChunkApi.class)
class ChunkPeerConfiguration {}
