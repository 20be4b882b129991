package com.haina.wechat.follower;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.web.ETags;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.follower.UserDirectory.Tag;

/** Tags and remarks: WeChat first, because it has the last word, then here. */
@Component
class TagFollowers {

    /** As many as WeChat takes at once. */
    private static final int AT_ONCE = 50;

    /** WeChat: the follower has twenty tags. It refuses all whom the call names. */
    private static final int TWENTY_TAGS = 45059;

    /** WeChat: no such tag; said also when one follower is tagged twice at the same time. */
    private static final int NO_SUCH_TAG = 45159;

    private final UserDirectory directory;
    private final AccountDirectory accounts;
    private final Followers followers;
    private final ChangeFollower change;
    private final AuditTrail trail;
    private final Clock clock;

    TagFollowers(
            UserDirectory directory,
            AccountDirectory accounts,
            Followers followers,
            ChangeFollower change,
            AuditTrail trail,
            Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.followers = followers;
        this.change = change;
        this.trail = trail;
        this.clock = clock;
    }

    List<Tag> tags(String appId) {
        accounts.get(appId);
        return directory.tags(appId);
    }

    Tag create(String appId, String name) {
        accounts.get(appId);
        int id = directory.createTag(appId, name.strip());
        trail.note("follower-tag.create", "follower-tag", appId + ":" + id, name, Map.of("name", name), null);
        return new Tag(id, name.strip(), 0);
    }

    void rename(String appId, int id, String name) {
        accounts.get(appId);
        directory.renameTag(appId, id, name.strip());
        trail.note("follower-tag.update", "follower-tag", appId + ":" + id, name, Map.of("name", name), null);
    }

    /** The tag and with it everybody's. */
    void delete(String appId, int id) {
        accounts.get(appId);
        directory.deleteTag(appId, id);
        trail.note("follower-tag.delete", "follower-tag", appId + ":" + id, null, Map.of(), null);
        List<Follower> had;
        while (!(had = followers.ofTag(appId, id, 200)).isEmpty()) {
            had.forEach(follower -> set(follower, id, false));
        }
    }

    /**
     * Puts a tag on followers of one account, or takes it off. Who left since, or cannot have another, is passed over; so is
     * who was not reached before WeChat would have no more.
     *
     * @return ids of those who have it now or have it no longer
     */
    Set<String> mark(String appId, int tag, List<String> followerIds, boolean on) {
        accounts.get(appId);
        List<Follower> some = followers.findAll(followerIds).stream()
                .filter(follower -> follower.appId().equals(appId) && follower.following())
                .toList();
        Set<String> marked = new LinkedHashSet<>();
        WechatFailure refused = null;
        Deque<List<Follower>> parts = new ArrayDeque<>();
        for (int from = 0; from < some.size(); from += AT_ONCE) {
            parts.add(some.subList(from, Math.min(some.size(), from + AT_ONCE)));
        }
        while (!parts.isEmpty()) {
            List<Follower> part = parts.remove();
            try {
                atWechat(appId, tag, part.stream().map(Follower::openId).toList(), on);
            } catch (WechatFailure failure) {
                refused = failure;
                if (failure.verdict() != Verdict.DROP_RECIPIENT && failure.errcode() != TWENTY_TAGS) {
                    break;
                }
                if (part.size() > 1) { // halved until who is refused stands alone
                    parts.add(part.subList(0, part.size() / 2));
                    parts.add(part.subList(part.size() / 2, part.size()));
                }
                continue;
            }
            for (Follower follower : part) {
                set(follower, tag, on);
                marked.add(follower.id());
            }
        }
        if (marked.isEmpty() && refused != null) {
            throw refused;
        }
        return marked;
    }

    private void atWechat(String appId, int tag, List<String> openIds, boolean on) {
        try {
            once(appId, tag, openIds, on);
        } catch (WechatFailure failure) {
            if (failure.errcode() != NO_SUCH_TAG) {
                throw failure;
            }
            once(appId, tag, openIds, on);
        }
    }

    private void once(String appId, int tag, List<String> openIds, boolean on) {
        if (on) {
            directory.tag(appId, tag, openIds);
        } else {
            directory.untag(appId, tag, openIds);
        }
    }

    Follower remark(String followerId, @org.jspecify.annotations.Nullable String ifMatch, String remark) {
        Follower before = followers.get(followerId);
        ETags.require(ifMatch, before);
        directory.remark(before.appId(), before.openId(), remark.strip());
        return change.change(before.appId(), before.openId(), clock.instant(), follower -> {
            trail.record(follower, "follower.remark", "follower", null, Map.of(), Map.of());
            follower.remark(remark.strip());
        });
    }

    private void set(Follower one, int tag, boolean on) {
        change.change(one.appId(), one.openId(), clock.instant(), follower -> {
            Set<Integer> tags = new LinkedHashSet<>(follower.tags());
            if (on) {
                tags.add(tag);
            } else {
                tags.remove(tag);
            }
            follower.tags(new ArrayList<>(tags));
        });
    }
}
