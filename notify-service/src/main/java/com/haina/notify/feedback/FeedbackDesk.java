package com.haina.notify.feedback;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.Caller;
import com.haina.platform.tenancy.CurrentTenant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Takes feedback in and answers it. The number of those who wait is a metric, so that nobody waits unseen. */
@Component
class FeedbackDesk {

    private static final String TEXT = "feedback.text";
    private static final String CONTACT = "feedback.contact";
    private static final String ANSWER = "feedback.answer";

    private final Feedbacks feedbacks;
    private final FieldCipher cipher;
    private volatile long open;

    FeedbackDesk(Feedbacks feedbacks, FieldCipher cipher, MeterRegistry meters) {
        this.feedbacks = feedbacks;
        this.cipher = cipher;
        Gauge.builder("haina.feedback.open", this, desk -> desk.open)
                .description("feedback that waits for an answer")
                .register(meters);
    }

    /** Keeps what an operator wrote, under a number of its own. */
    @Retryable(includes = DuplicateKeyException.class)
    Feedback receive(String text, @Nullable String contact, @Nullable String page) {
        Feedback received = feedbacks.save(new Feedback(
                Feedback.newNumber(),
                cipher.encrypt(text, TEXT),
                contact == null ? null : cipher.encrypt(contact, CONTACT),
                page,
                Caller.current().id(),
                Instant.now()));
        count();
        return received;
    }

    /** Answers; a second answer replaces the first. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    Feedback answer(String number, String answer) {
        Feedback feedback = feedbacks.withNumber(number).orElseThrow(RecordNotFound::new);
        feedback.answer(cipher.encrypt(answer, ANSWER), Instant.now());
        Feedback answered = CurrentTenant.call(feedback.tenantId(), () -> feedbacks.save(feedback));
        count();
        return answered;
    }

    String text(Feedback feedback) {
        return cipher.decrypt(feedback.text(), TEXT);
    }

    @Nullable
    String contact(Feedback feedback) {
        return clear(feedback.contact(), CONTACT);
    }

    @Nullable
    String answer(Feedback feedback) {
        return clear(feedback.answer(), ANSWER);
    }

    private @Nullable String clear(@Nullable Sealed sealed, String context) {
        return sealed == null ? null : cipher.decrypt(sealed, context);
    }

    /** Other instances take in and answer, too. */
    @Scheduled(fixedDelay = 60_000)
    void count() {
        open = feedbacks.countUnanswered();
    }
}
