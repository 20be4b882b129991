package com.haina.discovery;

import java.util.List;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.cloud.netflix.eureka.EurekaServiceInstance;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.shared.Application;
import com.netflix.eureka.registry.PeerAwareInstanceRegistry;

/**
 * Tells the dashboard in this process what the registry in this process knows. A Eureka client here would ask its own server over HTTP,
 * before that server listens.
 */
@Component
class LocalRegistry implements DiscoveryClient {

    private final PeerAwareInstanceRegistry registry;
    private final ApplicationEventPublisher events;

    LocalRegistry(PeerAwareInstanceRegistry registry, ApplicationEventPublisher events) {
        this.registry = registry;
        this.events = events;
    }

    @Override
    public String description() {
        return "registry of this process";
    }

    @Override
    public List<ServiceInstance> getInstances(String serviceId) {
        Application application = registry.getApplication(serviceId.toUpperCase(java.util.Locale.ROOT));
        return application == null
                ? List.of()
                : application.getInstancesAsIsFromEureka().stream()
                        .<ServiceInstance>map(EurekaServiceInstance::new)
                        .toList();
    }

    @Override
    public List<String> getServices() {
        return registry.getSortedApplications().stream()
                .map(application -> application.getName().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    /** The dashboard looks again when this value changes: which instances there are, and their states. */
    @Scheduled(fixedDelay = 2_000)
    void announce() {
        List<String> known = registry.getSortedApplications().stream()
                .flatMap(application -> application.getInstancesAsIsFromEureka().stream())
                .filter(instance -> instance.getStatus() != InstanceStatus.UNKNOWN)
                .map(instance -> instance.getId() + " " + instance.getStatus() + " " + instance.getLastDirtyTimestamp())
                .sorted()
                .toList();
        events.publishEvent(new HeartbeatEvent(this, known));
    }
}
