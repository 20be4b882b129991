package com.haina.simulators.publishtest;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the test found.
 *
 * @param appId the test account that was used
 * @param passed whether every step passed
 */
record PublishTestReport(String appId, boolean passed, List<Step> steps) {

    /**
     * One step.
     *
     * @param problem what was wrong, nothing when it passed
     */
    record Step(Name name, boolean passed, @Nullable Problem problem) {

        static Step of(Name name, @Nullable Problem problem) {
            return new Step(name, problem == null, problem);
        }
    }

    enum Name {
        /** The ticket is taken. */
        TICKET,
        /** A text is answered with the text expected. */
        TEXT,
        /** The code in a text is exchanged, and answered by a customer-service message. */
        QUERY_AUTH_CODE
    }

    enum Problem {
        /** The push was not answered with {@code success}. */
        NOT_TAKEN,
        /** No answer in time, or none that can be read. */
        NO_ANSWER,
        NO_REPLY,
        /** Other words than expected, or not to the sender. */
        WRONG_REPLY,
        /** A passive reply where an empty answer is wanted. */
        UNWANTED_REPLY,
        /** No customer-service message in time. */
        NO_MESSAGE,
        WRONG_MESSAGE
    }
}
