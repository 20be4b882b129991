package com.haina.wechat.follower;

import java.time.Clock;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.verification.BindingEnded;
import com.haina.contracts.verification.ResidentVerified;
import com.haina.platform.events.IncomingEvent;

/** Who is bound to which room, as resident-service tells. */
@Component
class BindingListener {

    private final ChangeFollower change;
    private final TemplateReach reach;
    private final Clock clock;

    BindingListener(ChangeFollower change, TemplateReach reach, Clock clock) {
        this.change = change;
        this.reach = reach;
        this.clock = clock;
    }

    @KafkaListener(topics = "resident.events", groupId = "${spring.application.name}-bindings")
    void on(IncomingEvent event) {
        event.when(ResidentVerified.TYPE, ResidentVerified.class, verified -> verified(event.subject(), verified))
                .when(BindingEnded.TYPE, BindingEnded.class, ended -> ended(event.subject(), ended));
    }

    private void verified(String key, ResidentVerified verified) {
        String appId = appId(verified.followerId());
        Reach now = reach.now(appId);
        change.change(appId, openId(verified.followerId()), clock.instant(), follower -> {
            Follower.Binding binding = new Follower.Binding(
                    key, verified.residentId(), verified.communityId(), verified.roomId(), verified.identity());
            if (!follower.bindings().contains(binding)) {
                follower.bind(binding, clock.instant(), now);
            }
        });
    }

    private void ended(String key, BindingEnded ended) {
        change.change(
                appId(ended.followerId()),
                openId(ended.followerId()),
                clock.instant(),
                follower -> follower.unbind(key));
    }

    static String appId(String followerId) {
        return followerId.substring(0, followerId.indexOf('.'));
    }

    static String openId(String followerId) {
        return followerId.substring(followerId.indexOf('.') + 1);
    }
}
