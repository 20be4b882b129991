package com.haina.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import com.haina.platform.web.ClientAddress;

/**
 * Who is behind the current request, as the verified access token says.
 *
 * @param id operator id, follower id ({@code <appId>.<openid>}), or the service's name
 * @param name display name of an operator
 * @param tenantId the operator's or follower's tenant; absent for a service
 * @param roles ADMINISTRATOR, OPERATOR, VIEWER; FOLLOWER for who came from WeChat
 * @param communities ids of the communities that the operator is limited to; empty with {@code allCommunities}
 * @param allCommunities whether the operator is not limited
 * @param sessionId the session that the token belongs to; absent for a service
 * @param address where the request came from
 */
public record Caller(
        String id,
        @Nullable String name,
        @Nullable String tenantId,
        Set<String> roles,
        Set<String> communities,
        boolean allCommunities,
        @Nullable String sessionId,
        @Nullable String address) {

    /** The caller of the current request; fails outside one. */
    public static Caller current() {
        return ifAny().orElseThrow(() -> new IllegalStateException("no authenticated caller"));
    }

    /** The operator of the current request, or empty for services, events and sweeps. */
    public static Optional<Caller> ifPerson() {
        return ifAny().filter(caller -> caller.sessionId != null);
    }

    /** Whether the caller may see this community: any operator who is not limited, or limited to it; services always. */
    public boolean maySee(String communityId) {
        return allCommunities || communities.contains(communityId);
    }

    private static Optional<Caller> ifAny() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token
                ? Optional.of(of(token.getToken()))
                : Optional.empty();
    }

    private static Caller of(Jwt jwt) {
        List<String> roles = jwt.getClaimAsStringList("roles");
        List<String> communities = jwt.getClaimAsStringList("communities");
        return new Caller(
                jwt.getSubject(),
                jwt.getClaimAsString("name"),
                jwt.getClaimAsString("tid"),
                roles == null ? Set.of() : Set.copyOf(roles),
                communities == null ? Set.of() : Set.copyOf(communities),
                communities == null,
                jwt.getClaimAsString("sid"),
                ClientAddress.ofCurrentRequest().orElse(null));
    }
}
