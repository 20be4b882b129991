package com.haina.platform.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

import com.haina.platform.tenancy.CurrentTenant;

/** Binds the request to the tenant of its token; a service's token says in {@value #HEADER} for whom it works. */
public final class TenantFilter extends OncePerRequestFilter {

    /** Only believed from a caller with a service token; the gateway drops it from outside. */
    public static final String HEADER = "X-Tenant-Id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String tenant = tenantOf(request);
        if (tenant == null) {
            chain.doFilter(request, response);
            return;
        }
        Failure failure = new Failure();
        CurrentTenant.run(tenant, () -> {
            try {
                chain.doFilter(request, response);
            } catch (IOException | ServletException exception) {
                failure.cause = exception;
            }
        });
        if (failure.cause instanceof IOException exception) {
            throw exception;
        } else if (failure.cause instanceof ServletException exception) {
            throw exception;
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static @Nullable String tenantOf(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return null;
        }
        boolean service = token.getAuthorities().stream()
                .anyMatch(authority -> "SCOPE_internal".equals(authority.getAuthority()));
        return service ? request.getHeader(HEADER) : token.getToken().getClaimAsString("tid");
    }

    private static final class Failure {
        private @Nullable Exception cause;
    }
}
