package com.haina.auth.lease;

import org.springframework.stereotype.Component;

/** Turns as a second instance of the service takes them: another owner, its own locks, the same store. */
@Component
public class AnotherInstance {

    private final Leases leases;

    AnotherInstance(Leases leases) {
        this.leases = leases;
    }

    public TakeTurns turns() {
        return new TakeTurns(leases);
    }
}
