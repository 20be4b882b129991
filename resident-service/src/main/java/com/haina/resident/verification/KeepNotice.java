package com.haina.resident.verification;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.contracts.follower.FollowerNoticeDelivered;

/** Keeps what became of a notice with what it was about. */
@Component
class KeepNotice {

    private final Verifications verifications;
    private final Bindings bindings;

    KeepNotice(Verifications verifications, Bindings bindings) {
        this.verifications = verifications;
        this.bindings = bindings;
    }

    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    void delivered(FollowerNoticeDelivered result) {
        String about = about(result.noticeId());
        verifications
                .find(about)
                .filter(verification -> verification.delivered(result))
                .ifPresent(verifications::save);
        bindings.find(about).filter(binding -> binding.delivered(result)).ifPresent(bindings::save);
    }

    /** Whose notice it is. */
    static String about(String noticeId) {
        int dot = noticeId.indexOf('.');
        return dot < 0 ? noticeId : noticeId.substring(0, dot);
    }
}
