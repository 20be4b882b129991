package com.haina.resident.verification;

import org.jspecify.annotations.Nullable;

/**
 * Who does something with an application.
 *
 * @param id operator or follower; absent for the platform itself
 * @param name an operator's name at that time
 */
record Actor(Step.By by, @Nullable String id, @Nullable String name) {

    static final Actor PLATFORM = new Actor(Step.By.PLATFORM, null, null);

    static Actor applicant(String followerId) {
        return new Actor(Step.By.APPLICANT, followerId, null);
    }

    static Actor owner(String followerId) {
        return new Actor(Step.By.OWNER, followerId, null);
    }

    static Actor staff(String operatorId, @Nullable String operatorName) {
        return new Actor(Step.By.STAFF, operatorId, operatorName);
    }

    @Override
    public String toString() {
        return "Actor[by=" + by + "]";
    }
}
