package com.haina.wechat.follower;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

import com.haina.contracts.follower.FollowerHomes;
import com.haina.contracts.follower.FollowerHomesApi;
import com.haina.platform.security.Caller;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** The list of followers with the names of those who are bound, which only resident-service has. */
@Component
class FindFollowers {

    private static final Logger log = LoggerFactory.getLogger(FindFollowers.class);
    private static final int TAIL = 6;

    private final Followers followers;
    private final FollowerHomesApi homes;
    private final Clock clock;

    FindFollowers(Followers followers, FollowerHomesApi homes, Clock clock) {
        this.followers = followers;
        this.homes = homes;
        this.clock = clock;
    }

    Page<FollowerView> list(FollowerQuery query, PageRequest page) {
        Page<Follower> found = followers.list(query, named(query.q()), clock.instant(), page);
        Map<String, FollowerHomes> known = homesOf(found.items());
        return found.map(follower -> view(follower, known.get(follower.id())));
    }

    FollowerView view(Follower follower) {
        return view(follower, homesOf(List.of(follower)).get(follower.id()));
    }

    private @Nullable List<String> named(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        try {
            List<String> fit = homes.search(q.strip());
            return limited().isEmpty()
                    ? fit
                    : followers.findAll(fit).stream()
                            .filter(FindFollowers::isWhollyVisible)
                            .map(Follower::id)
                            .toList();
        } catch (RestClientException | IllegalStateException away) { // the latter when no instance is known
            log.warn("followers are searched without names: {}", away.getClass().getSimpleName());
            return List.of();
        }
    }

    /** Without names while resident-service is away: the list is worth more than none. */
    private Map<String, FollowerHomes> homesOf(List<Follower> some) {
        List<String> bound = some.stream()
                .filter(Follower::bound)
                .filter(FindFollowers::isWhollyVisible)
                .map(Follower::id)
                .toList();
        if (bound.isEmpty()) {
            return Map.of();
        }
        try {
            return homes.homes(bound);
        } catch (RestClientException | IllegalStateException away) { // the latter when no instance is known
            log.warn("followers are shown without names: {}", away.getClass().getSimpleName());
            return Map.of();
        }
    }

    private static Optional<Caller> limited() {
        return Caller.ifPerson().filter(person -> !person.allCommunities());
    }

    private static boolean mayBeSeen(Follower.Binding binding) {
        return limited().map(person -> person.maySee(binding.communityId())).orElse(true);
    }

    /** Name and room are of the default room, which is not known here: whoever may not see all of a follower's rooms reads neither. */
    private static boolean isWhollyVisible(Follower follower) {
        return follower.bindings().stream().allMatch(FindFollowers::mayBeSeen);
    }

    private static FollowerView view(Follower follower, @Nullable FollowerHomes home) {
        String openId = follower.openId();
        return new FollowerView(
                follower.id(),
                follower.appId(),
                openId.substring(Math.max(0, openId.length() - TAIL)),
                follower.following(),
                follower.since(),
                follower.leftAt(),
                follower.scene(),
                follower.sceneKey(),
                follower.remark(),
                follower.tags(),
                follower.lastInteractionAt(),
                follower.windowUntil(),
                follower.bound(),
                home == null ? null : home.name(),
                home == null ? null : home.room(),
                home == null ? null : home.community(),
                follower.bindings().stream()
                        .filter(FindFollowers::mayBeSeen)
                        .map(Follower.Binding::residentId)
                        .distinct()
                        .toList());
    }
}
