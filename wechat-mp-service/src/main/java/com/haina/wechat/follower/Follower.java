package com.haina.wechat.follower;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.follower.FollowerChanged;
import com.haina.platform.outbox.Aggregate;
import com.haina.wechat.follower.UserDirectory.Details;

/**
 * A person who follows an account, or did. Its id is {@code <appId>.<openid>}. What is known of somebody who left is cut down to the fact,
 * as WeChat's terms for developers ask; who is bound to a room is resident-service's to end.
 */
@Document("followers")
class Follower extends Aggregate {

    /** How long after a message an account may answer freely (客服消息). Following, pressing and scanning open a minute: too short to plan with. */
    static final Duration WINDOW = Duration.ofHours(48);

    /** An opening window is told again only when it moved by this much. */
    private static final Duration QUIET = Duration.ofHours(1);

    /** An interaction is kept only when it moves the last one by this much: who writes ten lines a minute is saved once. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private String appId;
    private String openId;
    private boolean following;
    private Instant since;
    private @Nullable Instant eventAt;
    private @Nullable Instant leftAt;
    private @Nullable String scene;
    private @Nullable String sceneKey;
    private @Nullable String remark;
    private List<Integer> tags = List.of();
    private @Nullable Instant lastInteractionAt;
    private @Nullable Instant wroteAt;
    private @Nullable Instant toldWindowAt;
    /** What was last told of {@link TemplateReach}; absent while nothing was. */
    private @Nullable Boolean toldTemplates;
    /** Whether it was last told that the account cannot be spoken through, so no window is open either. */
    private @Nullable Boolean toldShut;

    private List<Binding> bindings = List.of();
    private boolean bound;
    private @Nullable String seenIn;

    @SuppressWarnings("NullAway.Init")
    private Follower() {}

    Follower(String appId, String openId, Instant since) {
        super(id(appId, openId));
        this.appId = appId;
        this.openId = openId;
        this.since = since;
    }

    static String id(String appId, String openId) {
        return appId + "." + openId;
    }

    /**
     * What a follower is bound to, as resident-service told.
     *
     * @param key identifies the binding
     */
    record Binding(String key, String residentId, String communityId, String roomId, String identity) {}

    /** Whether an event says the opposite of one that happened in the same second. */
    boolean leavesOpen(Instant at, boolean came, boolean left) {
        return at.equals(eventAt) && (following ? left : came);
    }

    /** Came, or came back; an event older than one already heard changes nothing. */
    boolean follow(Instant at, @Nullable String newScene, @Nullable String newSceneKey, Reach reach) {
        if (eventAt != null && at.isBefore(eventAt)) {
            return false;
        }
        eventAt = at;
        if (newSceneKey != null) {
            sceneKey = newSceneKey;
        }
        if (newScene != null) {
            scene = newScene;
        }
        if (!following) {
            following = true;
            since = at;
            leftAt = null;
            tell(at, reach);
        }
        return true;
    }

    /** Left; tags, remark and how the person came go with it. */
    boolean leave(Instant at, Reach reach) {
        if (eventAt != null && at.isBefore(eventAt)) {
            return false;
        }
        if (following && at.isBefore(since)) {
            return false; // had come back by the time that WeChat's list was read
        }
        eventAt = at;
        if (following || leftAt == null) {
            following = false;
            leftAt = at;
            remark = null;
            tags = List.of();
            scene = null;
            sceneKey = null;
            lastInteractionAt = null;
            wroteAt = null;
            tell(at, reach);
        }
        return true;
    }

    /** Wrote, pressed, scanned or followed; writing opens the window, to the minute. False when nothing needs to be saved. */
    boolean interacted(Instant at, boolean wrote, Reach reach) {
        boolean newer = isNewer(at, lastInteractionAt);
        boolean later = wrote && isNewer(at, wroteAt);
        if (newer) {
            lastInteractionAt = at;
        }
        if (later) {
            boolean wasShut = wroteAt == null || at.isAfter(wroteAt.plus(WINDOW));
            wroteAt = at;
            if (wasShut || toldWindowAt == null || at.isAfter(toldWindowAt.plus(QUIET))) {
                tell(at, reach);
            }
        }
        return newer || later;
    }

    private static boolean isNewer(Instant at, @Nullable Instant known) {
        return known == null || !at.isBefore(known.plus(GRAIN));
    }

    /** Whether WeChat's list says nothing of this follower that is not known already. */
    boolean isAs(Details details) {
        return details.following()
                ? following
                        && (details.followedAt() == null || details.followedAt().equals(since))
                        && Objects.equals(details.scene(), scene)
                        && Objects.equals(details.sceneKey(), sceneKey)
                        && Objects.equals(details.remark(), remark)
                        && details.tags().equals(tags)
                : !following;
    }

    /** Takes what WeChat's list says; events heard since it was read are newer. */
    void describe(Details details, Instant readAt, Reach reach) {
        if (eventAt != null && eventAt.isAfter(readAt)) {
            return;
        }
        boolean before = following;
        following = details.following();
        if (following) {
            if (details.followedAt() != null) {
                since = details.followedAt();
            }
            leftAt = null;
            scene = details.scene();
            sceneKey = details.sceneKey();
            remark = details.remark();
            tags = List.copyOf(details.tags());
        } else if (before) {
            leave(readAt, reach);
            return;
        }
        if (before != following) {
            tell(readAt, reach);
        }
    }

    void bind(Binding binding, Instant now, Reach reach) {
        List<Binding> changed = new ArrayList<>(bindings);
        changed.removeIf(old -> old.key().equals(binding.key()));
        changed.add(binding);
        bindings = List.copyOf(changed);
        bound = true;
        tell(now, reach);
    }

    /** How the account reaches its followers has changed. False when that was told already. */
    boolean reach(Reach reach) {
        if (toldTemplates != null
                && toldTemplates == reach.templates()
                && toldShut != null
                && toldShut != reach.authorized()) {
            return false;
        }
        tell(reach);
        return true;
    }

    void unbind(String key) {
        bindings = bindings.stream().filter(old -> !old.key().equals(key)).toList();
        bound = !bindings.isEmpty();
    }

    void remark(String text) {
        remark = text.isBlank() ? null : text;
    }

    void tags(List<Integer> newTags) {
        tags = List.copyOf(newTags);
    }

    void seen(String run) {
        seenIn = run;
    }

    private void tell(Instant now, Reach reach) {
        toldWindowAt = now;
        tell(reach);
    }

    private void tell(Reach reach) {
        toldTemplates = reach.templates();
        toldShut = !reach.authorized();
        record(
                FollowerChanged.TYPE,
                new FollowerChanged(appId, following, reach.authorized() ? windowUntil() : null, reach.templates()));
    }

    String appId() {
        return appId;
    }

    String openId() {
        return openId;
    }

    boolean following() {
        return following;
    }

    /** Since when the person follows; for who left, since when the person had followed. */
    Instant since() {
        return since;
    }

    @Nullable
    Instant leftAt() {
        return leftAt;
    }

    @Nullable
    String scene() {
        return scene;
    }

    @Nullable
    String sceneKey() {
        return sceneKey;
    }

    @Nullable
    String remark() {
        return remark;
    }

    List<Integer> tags() {
        return tags;
    }

    @Nullable
    Instant lastInteractionAt() {
        return lastInteractionAt;
    }

    /** Until when customer-service messages may be sent; absent when the person has not written. */
    @Nullable
    Instant windowUntil() {
        return wroteAt == null ? null : wroteAt.plus(WINDOW);
    }

    List<Binding> bindings() {
        return bindings;
    }

    boolean bound() {
        return bound;
    }

    @Nullable
    String seenIn() {
        return seenIn;
    }
}
