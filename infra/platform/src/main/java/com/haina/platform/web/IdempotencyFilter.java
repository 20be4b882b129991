package com.haina.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import com.haina.platform.problem.ProblemSecurityHandler;
import com.haina.platform.problem.Problems;
import com.haina.platform.tenancy.CurrentTenant;

/**
 * Answers a repeated POST with what the first one was answered. Runs behind the security filters: keys belong to a caller. Of a stranger
 * nothing is kept, whatever key they send: another stranger could ask for the answer, and answers to strangers are sign-ins. Nor is an
 * answer that nobody may store ({@code no-store}: a revealed number, a list of people, a link's secret): here it would lie in the clear.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    private static final Duration KEPT = Duration.ofHours(24);
    /** A request that died with its process must not block its key for a day. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

    private final MongoOperations mongo;
    private final Problems problems;
    private final ProblemSecurityHandler writer;

    IdempotencyFilter(MongoOperations mongo, Problems problems, ProblemSecurityHandler writer) {
        this.mongo = mongo;
        this.problems = problems;
        this.writer = writer;
    }

    @Override
    protected void initFilterBean() {
        mongo.indexOps(IdempotencyRecord.class).createIndex(new Index("createdAt", Sort.Direction.ASC));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || request.getHeader(HEADER) == null
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        String id = String.join(
                "|",
                CurrentTenant.idIfAny().orElse("-"),
                caller.getName(),
                request.getRequestURI(),
                request.getHeader(HEADER));
        IdempotencyRecord first = claim(id);
        if (first == null) {
            proceed(id, request, response, chain);
        } else if (first.status() == 0) {
            writer.write(response, problems.of(HttpStatus.CONFLICT, "request.in-progress"));
        } else {
            replay(first, response);
        }
    }

    private @org.jspecify.annotations.Nullable IdempotencyRecord claim(String id) {
        try {
            mongo.insert(new IdempotencyRecord(id, Instant.now(), 0, null, null, null, null));
            return null;
        } catch (DuplicateKeyException repeated) {
            IdempotencyRecord first = mongo.findById(id, IdempotencyRecord.class);
            boolean abandoned = first == null
                    || first.status() == 0
                            && first.createdAt().isBefore(Instant.now().minus(LONGEST_REQUEST));
            if (abandoned) {
                mongo.save(new IdempotencyRecord(id, Instant.now(), 0, null, null, null, null));
                return null;
            }
            return first;
        }
    }

    private void proceed(String id, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, kept);
            if (kept.getStatus() < 500 && mayBeStored(kept)) {
                mongo.save(new IdempotencyRecord(
                        id,
                        Instant.now(),
                        kept.getStatus(),
                        kept.getContentType(),
                        kept.getHeader(HttpHeaders.LOCATION),
                        kept.getHeader(HttpHeaders.ETAG),
                        kept.getContentAsByteArray()));
                answered = true;
            }
        } finally {
            if (!answered) {
                mongo.remove(Query.query(Criteria.where("_id").is(id)), IdempotencyRecord.class);
            }
            kept.copyBodyToResponse();
        }
    }

    private static boolean mayBeStored(HttpServletResponse answer) {
        return answer.getHeaders(HttpHeaders.CACHE_CONTROL).stream().noneMatch(how -> how.contains("no-store"));
    }

    private static void replay(IdempotencyRecord first, HttpServletResponse response) throws IOException {
        response.setStatus(first.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (first.contentType() != null) {
            response.setContentType(first.contentType());
        }
        if (first.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, first.location());
        }
        if (first.eTag() != null) {
            response.setHeader(HttpHeaders.ETAG, first.eTag());
        }
        if (first.body() != null) {
            response.getOutputStream().write(first.body());
        }
    }

    @Scheduled(fixedDelay = 60 * 60 * 1000, initialDelay = 5 * 60 * 1000)
    void sweep() {
        mongo.remove(Query.query(Criteria.where("createdAt").lt(Instant.now().minus(KEPT))), IdempotencyRecord.class);
    }
}
