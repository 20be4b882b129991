package com.haina.wechat.follower;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.wechat.follower.UserDirectory.Details;

/**
 * Writes down what a reading learned of up to a hundred followers: those who are new in one write, those of whom nothing changed in another,
 * and only the few others one by one.
 */
@Component
class WriteReading {

    private final Followers followers;
    private final ChangeFollower change;

    WriteReading(Followers followers, ChangeFollower change) {
        this.followers = followers;
        this.change = change;
    }

    /** How many of them follow, or follow no longer, unlike what was known. */
    long write(String appId, String run, List<Details> all, Instant readAt, Reach reach) {
        Map<String, Follower> known =
                followers
                        .findAll(all.stream()
                                .map(details -> Follower.id(appId, details.openId()))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Follower::openId, Function.identity()));
        List<Details> fresh = new ArrayList<>();
        List<Details> others = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (Details details : all) {
            Follower follower = known.get(details.openId());
            if (follower == null) {
                (details.following() ? fresh : others).add(details);
            } else if (follower.isAs(details)) {
                same.add(follower.id());
            } else {
                others.add(details);
            }
        }
        if (!same.isEmpty()) {
            followers.seen(run, same);
        }
        long added = add(appId, run, fresh, readAt, reach);
        return added + describe(appId, run, others, readAt, reach);
    }

    private long add(String appId, String run, List<Details> fresh, Instant readAt, Reach reach) {
        if (fresh.isEmpty()) {
            return 0;
        }
        try {
            followers.addAll(fresh.stream()
                    .map(details -> {
                        Follower follower = new Follower(appId, details.openId(), readAt);
                        follower.describe(details, readAt, reach);
                        follower.seen(run);
                        return follower;
                    })
                    .toList());
            return fresh.size();
        } catch (DuplicateKeyException followedMeanwhile) {
            return describe(appId, run, fresh, readAt, reach);
        }
    }

    private long describe(String appId, String run, List<Details> some, Instant readAt, Reach reach) {
        LongAdder changed = new LongAdder();
        for (Details details : some) {
            change.change(appId, details.openId(), readAt, follower -> {
                boolean before = follower.following();
                follower.describe(details, readAt, reach);
                follower.seen(run);
                if (before != follower.following()) {
                    changed.increment();
                }
            });
        }
        return changed.sum();
    }
}
