package com.haina.wechat.material;

import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

/** Moves comparisons on, also while the relay takes their events out or a person ends them. */
@Component
class SyncBook {

    private final MaterialSyncs syncs;

    SyncBook(MaterialSyncs syncs) {
        this.syncs = syncs;
    }

    /** Moves it on if it still is where it was; empty when it is not, because it was ended or somebody else works on it. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public Optional<MaterialSync> moveOn(MaterialSync from, Consumer<MaterialSync> change) {
        MaterialSync now = syncs.get(from.id());
        boolean same = now.step() == from.step()
                && now.offset() == from.offset()
                && now.leaseUntil().toEpochMilli() == from.leaseUntil().toEpochMilli()
                && now.startedAt().toEpochMilli() == from.startedAt().toEpochMilli();
        if (!same) {
            return Optional.empty();
        }
        change.accept(now);
        return Optional.of(syncs.save(now));
    }
}
