package com.haina.auth.operator;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An operator as far as signing in needs to know.
 *
 * @param communities the only ones they may see; null for all
 */
public record OperatorIdentity(
        String id,
        String tenantId,
        String name,
        String mobileMasked,
        Set<Role> roles,
        @Nullable List<String> communities) {

    static OperatorIdentity of(Operator operator) {
        return new OperatorIdentity(
                operator.id(),
                operator.tenantId(),
                operator.name(),
                operator.mobileMasked(),
                Set.copyOf(operator.roles()),
                operator.communities());
    }
}
