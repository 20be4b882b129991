package com.haina.wechat.follower;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import com.haina.wechat.callback.FollowerMessage;
import com.haina.wechat.callback.MessageObserver;

/** Follows, unfollows, and whatever opens the window for free answers. Before other observers: they may look the follower up. */
@Component
@Order(0)
class FollowEvents implements MessageObserver {

    private static final String SCENE_PREFIX = "qrscene_";

    private final ChangeFollower change;
    private final TemplateReach reach;
    private final AskWhetherFollows ask;

    FollowEvents(ChangeFollower change, TemplateReach reach, AskWhetherFollows ask) {
        this.change = change;
        this.reach = reach;
        this.ask = ask;
    }

    @Override
    public void received(FollowerMessage message) {
        if (message.openId().isEmpty() || (!message.isByFollower() && !message.isEvent("unsubscribe"))) {
            return;
        }
        Reach now = reach.lately(message.appId());
        AtomicBoolean open = new AtomicBoolean();
        change.changeIfNeeded(message.appId(), message.openId(), message.at(), follower -> {
            open.set(follower.leavesOpen(message.at(), message.isEvent("subscribe"), message.isEvent("unsubscribe")));
            if (message.isEvent("unsubscribe")) {
                return follower.leave(message.at(), now);
            }
            boolean changed = false;
            if (message.isEvent("subscribe")) {
                changed = follower.follow(message.at(), scene(message), sceneKey(message), now);
            } else if (!follower.following()
                    && (follower.leftAt() == null || message.at().isAfter(follower.leftAt()))) {
                // Only followers can write: the follow was missed.
                changed = follower.follow(message.at(), null, null, now);
            }
            return (follower.following() && follower.interacted(message.at(), message.isWritten(), now)) || changed;
        });
        if (open.get()) {
            ask.ask(message.appId(), message.openId(), message.at());
        }
    }

    private static @Nullable String scene(FollowerMessage message) {
        return message.field("EventKey").startsWith(SCENE_PREFIX) ? "ADD_SCENE_QR_CODE" : null;
    }

    private static @Nullable String sceneKey(FollowerMessage message) {
        String key = message.field("EventKey");
        return key.startsWith(SCENE_PREFIX) ? key.substring(SCENE_PREFIX.length()) : null;
    }
}
