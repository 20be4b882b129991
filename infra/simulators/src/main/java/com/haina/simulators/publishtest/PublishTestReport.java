package com.haina.simulators.publishtest;

import java.util.List;

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
     * @param detail what was wrong, empty when it passed
     */
    record Step(Name name, boolean passed, String detail) {}

    enum Name {
        /** The ticket is taken. */
        TICKET,
        /** A text is answered with the text expected. */
        TEXT,
        /** The code in a text is exchanged, and answered by a customer-service message. */
        QUERY_AUTH_CODE
    }
}
