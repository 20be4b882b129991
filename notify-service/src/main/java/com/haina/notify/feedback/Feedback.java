package com.haina.notify.feedback;

import java.security.SecureRandom;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/** One operator's word to those who run the platform. People write names and numbers into such texts, so they are encrypted. */
@Document("feedback")
class Feedback extends Aggregate {

    /** Whether somebody has answered. */
    enum State {
        RECEIVED,
        ANSWERED
    }

    /** Without the letters and digits that are mistaken for one another on the phone. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int NUMBER_LENGTH = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String number;
    private final Sealed text;
    private final @Nullable Sealed contact;
    private final @Nullable String page;
    private final String operatorId;
    private final Instant createdAt;
    private State state = State.RECEIVED;
    private @Nullable Sealed answer;
    private @Nullable Instant answeredAt;

    Feedback(
            String number,
            Sealed text,
            @Nullable Sealed contact,
            @Nullable String page,
            String operatorId,
            Instant createdAt) {
        this.number = number;
        this.text = text;
        this.contact = contact;
        this.page = page;
        this.operatorId = operatorId;
        this.createdAt = createdAt;
    }

    /** A number to tell on the phone. */
    static String newNumber() {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            number.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return number.toString();
    }

    void answer(Sealed given, Instant now) {
        answer = given;
        answeredAt = now;
        state = State.ANSWERED;
    }

    String number() {
        return number;
    }

    Sealed text() {
        return text;
    }

    @Nullable
    Sealed contact() {
        return contact;
    }

    @Nullable
    String page() {
        return page;
    }

    String operatorId() {
        return operatorId;
    }

    Instant createdAt() {
        return createdAt;
    }

    State state() {
        return state;
    }

    @Nullable
    Sealed answer() {
        return answer;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }
}
