package com.haina.wechat.material;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.contracts.library.LibraryChanged;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.web.ETags;
import com.haina.wechat.account.AccountDirectory;

/** Has a draft published by accounts; a worker does it, and each account succeeds or fails by itself. */
@Component
class PublishDraft {

    private final NewsDrafts drafts;
    private final PublishRunner runner;
    private final AccountDirectory accounts;
    private final AuditTrail trail;

    PublishDraft(NewsDrafts drafts, PublishRunner runner, AccountDirectory accounts, AuditTrail trail) {
        this.drafts = drafts;
        this.runner = runner;
        this.accounts = accounts;
        this.trail = trail;
    }

    /** Queues it for each account that is not at it already. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public NewsDraft publish(String id, @Nullable String ifMatch, List<String> appIds) {
        NewsDraft draft = drafts.get(id);
        ETags.require(ifMatch, draft);
        DraftNotReady.require(draft.articles());
        appIds.forEach(accounts::get);
        for (String appId : appIds) {
            if (!draft.copy(appId).waitsForWork()) {
                draft.copy(appId, DraftCopy::queued);
            }
        }
        draft.tell(new LibraryChanged(LibraryChanged.Thing.DRAFT, DraftCopy.State.QUEUED.name()));
        trail.record(
                draft,
                "draft.publish",
                "draft",
                draft.title(),
                Map.of(),
                Map.of("accounts", String.join(", ", appIds), "version", String.valueOf(draft.contentVersion())));
        NewsDraft saved = drafts.save(draft);
        runner.nudge();
        return saved;
    }
}
