package com.haina.staff.community;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.structure.StructureApi;

/** Where communities are asked for. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "resident-service", types = StructureApi.class)
class StructurePeerConfiguration {}
