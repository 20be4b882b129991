package com.haina.auth.component;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices that WeChat no longer pushes tickets, long before the last one ends. */
@Component
class WatchTickets {

    private final ComponentSecrets secrets;

    WatchTickets(ComponentSecrets secrets) {
        this.secrets = secrets;
    }

    /** Not at once: a platform that was stopped for a while gets a ticket soon after its start. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT2M")
    void look() {
        secrets.missTicket();
    }
}
