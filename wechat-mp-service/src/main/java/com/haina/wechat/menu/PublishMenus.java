package com.haina.wechat.menu;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.ProblemException;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.Caller;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.web.ETags;
import com.haina.wechat.account.AccountDirectory;

/**
 * Publishes a draft to one account or several, one after the other. One that fails keeps none of the others from getting it, and a crash
 * on the way keeps none of those after it.
 */
@Component
class PublishMenus {

    private static final Logger log = LoggerFactory.getLogger(PublishMenus.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Menus menus;
    private final MenuJobs jobs;
    private final PublishMenu publish;
    private final AccountDirectory accounts;
    private final MenuProperties properties;
    private final Executor background;
    private final Clock clock;

    PublishMenus(
            Menus menus,
            MenuJobs jobs,
            PublishMenu publish,
            AccountDirectory accounts,
            MenuProperties properties,
            @Qualifier("applicationTaskExecutor") Executor background,
            Clock clock) {
        this.menus = menus;
        this.jobs = jobs;
        this.publish = publish;
        this.accounts = accounts;
        this.properties = properties;
        this.background = background;
        this.clock = clock;
    }

    /**
     * Publishes an account's draft.
     *
     * @param inBackground whether to come back at once, with nothing done yet, instead of when all is done
     */
    MenuJob publish(String appId, @Nullable String ifMatch, List<String> appIds, boolean inBackground) {
        accounts.get(appId);
        Menu menu = menus.of(appId);
        ETags.require(ifMatch, menu);
        MenuContent content = menu.draft();
        List<ProblemException.FieldError> faults = MenuPolicy.faults(content, properties.publicUrl());
        if (!faults.isEmpty()) {
            throw new MenuInvalid(faults);
        }
        String by = Caller.ifPerson().map(Caller::name).orElse(null);
        MenuJob begun =
                jobs.save(new MenuJob(appId, content, appIds.stream().distinct().toList(), by, clock.instant()));
        if (!inBackground) {
            return run(begun);
        }
        String tenant = begun.tenantId();
        background.execute(new DelegatingSecurityContextRunnable(() -> CurrentTenant.run(tenant, () -> run(begun))));
        return begun;
    }

    /** A job of this account's draft; 404 if there is none. */
    MenuJob job(String appId, String id) {
        MenuJob job = jobs.get(id);
        if (!job.appId().equals(appId)) {
            throw new RecordNotFound();
        }
        return job;
    }

    /** What a crash left. */
    @Scheduled(fixedDelayString = "PT10S")
    void takeOver() {
        Optional<MenuJob> left;
        while ((left = jobs.claim(clock.instant())).isPresent()) {
            MenuJob job = left.get();
            log.info(
                    "menu job {} is taken over at account {} of {}",
                    job.id(),
                    job.results().size() + 1,
                    job.appIds().size());
            try {
                CurrentTenant.run(job.tenantId(), () -> run(job));
            } catch (RuntimeException failure) {
                log.warn("menu job {} waits for its lease to end: {}", job.id(), failure.toString());
            }
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        jobs.removeDoneBefore(clock.instant().minus(KEPT));
    }

    /** What the job replaces as the account's draft: of the account that it came from nothing, the draft is the menu on its way. */
    private static @Nullable MenuContent draftOf(MenuJob job) {
        return job.next().equals(job.appId()) ? job.content() : null;
    }

    private MenuJob run(MenuJob job) {
        MenuJob now = job;
        while (!now.done()) {
            now.add(publish.publish(now.next(), now.content(), draftOf(now), now.by()), clock.instant());
            try {
                now = jobs.save(now);
            } catch (OptimisticLockingFailureException takenOver) {
                return jobs.get(now.id());
            }
        }
        return now;
    }
}
