package com.haina.platform.tenancy;

import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The tenant that the current thread works for. Set by the security filter from the access token, by {@code IncomingEvent} from the
 * event, and by hand for work that begins inside a service.
 */
public final class CurrentTenant {

    private static final ThreadLocal<@Nullable String> TENANT = new ThreadLocal<>();

    private CurrentTenant() {}

    /** The tenant's id; fails where there is none, so that a query without a tenant cannot happen. */
    public static String id() {
        return idIfAny().orElseThrow(() -> new IllegalStateException("no tenant is bound to this thread"));
    }

    /** The tenant's id, or empty outside any tenant. */
    public static Optional<String> idIfAny() {
        return Optional.ofNullable(TENANT.get());
    }

    /** Runs work for a tenant and restores what was before. */
    public static void run(String tenantId, Runnable work) {
        call(tenantId, () -> {
            work.run();
            return null;
        });
    }

    /** Calls work for a tenant and restores what was before. */
    public static <T extends @Nullable Object> T call(String tenantId, Supplier<T> work) {
        String before = TENANT.get();
        TENANT.set(tenantId);
        try {
            return work.get();
        } finally {
            if (before == null) {
                TENANT.remove();
            } else {
                TENANT.set(before);
            }
        }
    }
}
