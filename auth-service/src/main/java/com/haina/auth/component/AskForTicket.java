package com.haina.auth.component;

import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has WeChat push a ticket when this service starts without a usable one, instead of waiting up to ten minutes. */
@Component
class AskForTicket {

    private static final Logger log = LoggerFactory.getLogger(AskForTicket.class);

    private final ComponentSecrets secrets;
    private final OpenPlatform openPlatform;
    private final Executor background;

    AskForTicket(
            ComponentSecrets secrets,
            OpenPlatform openPlatform,
            @Qualifier("applicationTaskExecutor") Executor background) {
        this.secrets = secrets;
        this.openPlatform = openPlatform;
        this.background = background;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ask() {
        background.execute(() -> {
            if (secrets.ticketUsable()) {
                return;
            }
            try {
                openPlatform.requestTicket();
            } catch (WechatRefused | WechatUnreachable failure) {
                log.info(
                        "no ticket could be asked for ({}); WeChat pushes one every ten minutes", failure.getMessage());
            }
        });
    }
}
