package com.haina.auth.operator;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An operator as administrators see them.
 *
 * @param communities ids of the only communities they may see; absent for all
 * @param state INVITED, ACTIVE or SUSPENDED
 * @param invitationEndsAt while invited
 */
record OperatorView(
        String id,
        String name,
        String mobileMasked,
        Set<Role> roles,
        @Nullable List<String> communities,
        String state,
        @Nullable Instant invitationEndsAt,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {

    static OperatorView of(Operator operator) {
        return new OperatorView(
                operator.id(),
                operator.name(),
                operator.mobileMasked(),
                operator.roles(),
                operator.communities(),
                operator.state().name(),
                operator.invitationEndsAt(),
                operator.createdAt(),
                operator.lastSignInAt());
    }
}
