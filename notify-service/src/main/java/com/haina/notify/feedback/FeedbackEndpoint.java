package com.haina.notify.feedback;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * For ops: what waits for an answer, from all offices. Read: the longest waiting first; {@code /actuator/feedback/<number>}: one of them.
 * Write {@code {"answer": "…"}} to {@code /actuator/feedback/<number>}: the office reads it in its console.
 */
@Component
@WebEndpoint(id = "feedback")
class FeedbackEndpoint {

    private static final int MOST = 100;

    private final Feedbacks feedbacks;
    private final FeedbackDesk desk;

    FeedbackEndpoint(Feedbacks feedbacks, FeedbackDesk desk) {
        this.feedbacks = feedbacks;
        this.desk = desk;
    }

    @ReadOperation
    public Waiting waiting() {
        return new Waiting(
                feedbacks.countUnanswered(),
                feedbacks.unanswered(MOST).stream().map(this::letter).toList());
    }

    @ReadOperation
    public @Nullable Letter one(@Selector String number) {
        return feedbacks.withNumber(number).map(this::letter).orElse(null);
    }

    @WriteOperation
    public @Nullable Letter answer(@Selector String number, String answer) {
        return feedbacks.withNumber(number).isEmpty() ? null : letter(desk.answer(number, answer));
    }

    private Letter letter(Feedback feedback) {
        return new Letter(
                feedback.number(),
                feedback.tenantId(),
                feedback.operatorId(),
                feedback.createdAt(),
                desk.text(feedback),
                desk.contact(feedback),
                feedback.page(),
                feedback.state().name(),
                desk.answer(feedback));
    }

    /** How many wait, and the first hundred of them. */
    record Waiting(long open, List<Letter> letters) {}

    /** Feedback as those see it who answer. */
    record Letter(
            String number,
            String tenantId,
            String operatorId,
            Instant createdAt,
            String text,
            @Nullable String contact,
            @Nullable String page,
            String state,
            @Nullable String answer) {}
}
