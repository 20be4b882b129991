package com.haina.auth.session;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.auth.operator.Role;

/**
 * Somebody is signed in. The refresh token goes with it as a cookie that scripts cannot read.
 *
 * @param accessToken for the header {@code Authorization: Bearer …}
 * @param expiresInSeconds until it has to be refreshed
 */
public record SignedIn(
        String accessToken, long expiresInSeconds, String sessionId, SignedInOperator operator, SignedInTenant tenant) {

    /**
     * Who.
     *
     * @param communities ids of the only communities they may see; absent for all
     */
    public record SignedInOperator(
            String id,
            String name,
            String mobileMasked,
            Set<Role> roles,
            @Nullable List<String> communities) {}

    /** For whom. */
    public record SignedInTenant(String id, String name) {}

    @Override
    public String toString() {
        return "SignedIn[sessionId=" + sessionId + "]";
    }
}
