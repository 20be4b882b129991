package com.haina.notify.live;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

import com.haina.platform.events.EventTail;
import com.haina.platform.events.IncomingEvent;

/** Every instance reads all events by itself, because each has its own consoles. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    private static final int KEPT = 4_096;
    /** So that a console that was cut off by a restart goes on where it was. */
    private static final long READ_BACK = 500;

    @Bean
    RecentHappenings recentHappenings() {
        return new RecentHappenings(KEPT);
    }

    @Bean
    EventTail eventTail(ConsumerFactory<String, byte[]> consumers, RecentHappenings recent, Catalogue catalogue) {
        return new EventTail(consumers, READ_BACK, new EventTail.Reader() {
            @Override
            public void begins(String partition, long offset, long news) {
                recent.begin(partition, offset, news);
            }

            @Override
            public void started() {
                recent.started();
            }

            @Override
            public void read(String partition, long offset, IncomingEvent event) {
                recent.add(partition, offset, catalogue.show(event).orElse(null));
            }
        });
    }
}
