package com.haina.wechat.follower;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.account.WechatFailure;

/**
 * Leads who came to a phone page by a link or a printed code to the account itself: WeChat says who they are without their following it, and
 * who does not follow hears nothing.
 */
@Component
class LeadToAccount {

    /** How who follows by the code is said to have come. */
    static final String SCENE = "verify";

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Followers followers;
    private final AccountDirectory accounts;
    private final UserDirectory users;
    private final FollowCodes codes;
    private final Cache<String, Optional<String>> links =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();

    LeadToAccount(Followers followers, AccountDirectory accounts, UserDirectory users, FollowCodes codes) {
        this.followers = followers;
        this.accounts = accounts;
        this.users = users;
        this.codes = codes;
    }

    MyAccountView of(String followerId) {
        WechatAccount account = accounts.get(BindingListener.appId(followerId));
        Boolean following = following(account, followerId);
        return new MyAccountView(
                account.name(),
                following,
                Boolean.FALSE.equals(following)
                        ? links.get(account.id(), this::link).orElse(null)
                        : null);
    }

    /** Whoever is not known to follow may have been missed, or not been read yet: WeChat knows. */
    private @Nullable Boolean following(WechatAccount account, String followerId) {
        if (followers.find(followerId).filter(Follower::following).isPresent()) {
            return true;
        }
        if (!account.usable()) {
            return null;
        }
        try {
            return users.details(account.id(), List.of(BindingListener.openId(followerId))).stream()
                    .anyMatch(UserDirectory.Details::following);
        } catch (WechatFailure unknown) {
            return null;
        }
    }

    private Optional<String> link(String appId) {
        try {
            return Optional.ofNullable(codes.permanent(appId, SCENE));
        } catch (WechatFailure refused) {
            return Optional.empty();
        }
    }
}
