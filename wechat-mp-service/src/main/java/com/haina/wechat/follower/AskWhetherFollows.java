package com.haina.wechat.follower;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.WechatFailure;

/**
 * Asks WeChat itself where its events leave it open: their times are whole seconds, so of a follow and an unfollow within one nobody can
 * tell which came last. In the background; what WeChat does not answer now, the nightly reading finds.
 */
@Component
class AskWhetherFollows {

    private static final Logger log = LoggerFactory.getLogger(AskWhetherFollows.class);

    private final UserDirectory directory;
    private final ChangeFollower change;
    private final TemplateReach reach;
    private final Clock clock;
    private final Executor background;

    AskWhetherFollows(
            UserDirectory directory,
            ChangeFollower change,
            TemplateReach reach,
            Clock clock,
            @Qualifier("applicationTaskExecutor") Executor background) {
        this.directory = directory;
        this.change = change;
        this.reach = reach;
        this.clock = clock;
        this.background = background;
    }

    /** @param at of the events, by WeChat's clock: what it answers now is not older */
    void ask(String appId, String openId, Instant at) {
        String tenant = CurrentTenant.id();
        background.execute(() -> CurrentTenant.run(tenant, () -> {
            Instant now = clock.instant();
            Instant readAt = at.isAfter(now) ? at : now;
            try {
                directory
                        .details(appId, List.of(openId))
                        .forEach(details -> change.change(
                                appId,
                                openId,
                                readAt,
                                follower -> follower.describe(details, readAt, reach.lately(appId))));
            } catch (WechatFailure failure) {
                log.info("whether somebody follows {} stays open until the night, code {}", appId, failure.errcode());
            }
        }));
    }
}
