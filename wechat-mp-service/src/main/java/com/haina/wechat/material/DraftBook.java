package com.haina.wechat.material;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.contracts.library.LibraryChanged;

/** Writes down what an account has of a draft, also while somebody else changes the draft. */
@Component
class DraftBook {

    private final NewsDrafts drafts;

    DraftBook(NewsDrafts drafts) {
        this.drafts = drafts;
    }

    /** The draft afterwards. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public NewsDraft write(String draftId, String appId, UnaryOperator<DraftCopy> change) {
        return save(drafts.get(draftId), appId, change);
    }

    /** Writes if the copy is still as supposed; answers whether it was. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public boolean writeIf(
            String draftId, String appId, Predicate<DraftCopy> supposed, UnaryOperator<DraftCopy> change) {
        NewsDraft draft = drafts.get(draftId);
        if (!supposed.test(draft.copy(appId))) {
            return false;
        }
        save(draft, appId, change);
        return true;
    }

    private NewsDraft save(NewsDraft draft, String appId, UnaryOperator<DraftCopy> change) {
        DraftCopy.State before = draft.copy(appId).state();
        draft.copy(appId, change);
        DraftCopy.State after = draft.copy(appId).state();
        if (before != after) {
            draft.tell(new LibraryChanged(LibraryChanged.Thing.DRAFT, after.name()));
        }
        return drafts.save(draft);
    }
}
