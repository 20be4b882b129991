package com.haina.wechat.follower;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

import com.haina.contracts.follower.FollowerHomesApi;
import com.haina.contracts.follower.FollowerNoticeApi;

/** What this feature asks of other services. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = "resident-service",
        types = {FollowerHomesApi.class, FollowerNoticeApi.class})
class FollowerClients {}
