package com.haina.staff.member;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes for good what was deleted long enough ago. */
@Component
@EnableConfigurationProperties(StaffProperties.class)
class PurgeMembers {

    private static final Logger log = LoggerFactory.getLogger(PurgeMembers.class);
    private static final int BATCH = 200;

    private final Members members;
    private final StaffProperties properties;

    PurgeMembers(Members members, StaffProperties properties) {
        this.members = members;
        this.properties = properties;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void sweep() {
        int purged = purge(Instant.now().minus(properties.purgeAfter()));
        if (purged > 0) {
            log.info("{} deleted members purged", purged);
        }
    }

    /** Purges what was deleted before; a record that is being restored at this moment stays. */
    int purge(Instant deletedBefore) {
        int purged = 0;
        int inBatch;
        do {
            inBatch = 0;
            List<Member> batch = members.deletedBefore(deletedBefore, BATCH);
            for (Member member : batch) {
                try {
                    members.remove(member);
                    inBatch++;
                } catch (OptimisticLockingFailureException changedMeanwhile) {
                    log.debug("member {} changed while it was purged", member.id());
                }
            }
            purged += inBatch;
        } while (inBatch == BATCH);
        return purged;
    }
}
