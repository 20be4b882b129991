package com.haina.auth.operator;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What one administrator may do to another operator. */
final class OperatorPolicy {

    private OperatorPolicy() {}

    /** Nobody gives what they do not have: an administrator of some communities only hands out some of these. */
    static boolean mayGrant(boolean all, Set<String> own, @Nullable Collection<String> wanted) {
        return all || (wanted != null && own.containsAll(wanted));
    }

    /** Without a full administrator nobody could ever be let in again. */
    static boolean keepsAnAdministrator(List<Operator> all, Operator changed) {
        return changed.fullAdministrator()
                || all.stream()
                        .filter(operator -> !operator.id().equals(changed.id()))
                        .anyMatch(Operator::fullAdministrator);
    }
}
