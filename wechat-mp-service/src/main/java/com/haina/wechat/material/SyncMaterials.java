package com.haina.wechat.material;

import java.util.Map;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.wechat.account.AccountDirectory;

/** Begins and ends comparisons of accounts with the library. */
@Component
class SyncMaterials {

    private final MaterialSyncs syncs;
    private final SyncRunner runner;
    private final AccountDirectory accounts;
    private final AuditTrail trail;

    SyncMaterials(MaterialSyncs syncs, SyncRunner runner, AccountDirectory accounts, AuditTrail trail) {
        this.syncs = syncs;
        this.runner = runner;
        this.accounts = accounts;
        this.trail = trail;
    }

    /** Begins one, unless one is under way. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public MaterialSync begin(String appId) {
        accounts.get(appId);
        MaterialSync sync = syncs.find(appId).orElseGet(() -> new MaterialSync(appId));
        if (!sync.begin()) {
            return sync;
        }
        trail.record(sync, "material.sync", "material-sync", appId, Map.of(), Map.of());
        MaterialSync saved = syncs.save(sync);
        runner.nudge();
        return saved;
    }

    /** Ends it where it is; what was fetched stays. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public MaterialSync cancel(String appId) {
        MaterialSync sync = syncs.get(appId);
        sync.cancel();
        return syncs.save(sync);
    }
}
