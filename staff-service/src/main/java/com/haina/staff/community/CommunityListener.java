package com.haina.staff.community;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.structure.CommunityChanged;
import com.haina.platform.events.IncomingEvent;

@Component
class CommunityListener {

    private final LearnCommunity learn;

    CommunityListener(LearnCommunity learn) {
        this.learn = learn;
    }

    @KafkaListener(id = "communities", groupId = "${spring.application.name}.communities", topics = "resident.events")
    void on(IncomingEvent event) {
        event.when(
                CommunityChanged.TYPE,
                CommunityChanged.class,
                changed -> learn.learn(changed.communityId(), event.sequence(), changed.name(), changed.removed()));
    }
}
