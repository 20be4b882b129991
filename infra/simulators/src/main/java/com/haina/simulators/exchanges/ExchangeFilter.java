package com.haina.simulators.exchanges;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;

import com.haina.simulators.hosts.VirtualHost;
import com.haina.simulators.tokens.AccessTokens;

/** Records what the platform asked and what it was told. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class ExchangeFilter extends OncePerRequestFilter {

    /** Request attribute in which the faults that were applied leave their names. */
    public static final String FAULTS = "haina.simulators.faults";

    private static final String PERSON = "haina.simulators.person";

    private static final Set<VirtualHost> API_HOSTS =
            Set.of(VirtualHost.WECHAT_API, VirtualHost.WECOM_API, VirtualHost.SMS);
    private static final Pattern ERROR = Pattern.compile("\"(?:errcode|Code)\"\\s*:\\s*\"?(-?[\\w.]+)");

    private static final Pattern TOKEN = Pattern.compile("(?:^|&)(?:component_)?access_token=([^&]+)");

    private final Exchanges exchanges;
    private final Rids rids;
    private final AccessTokens tokens;
    private final Clock clock;

    ExchangeFilter(Exchanges exchanges, Rids rids, AccessTokens tokens, Clock clock) {
        this.exchanges = exchanges;
        this.rids = rids;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Says whom the call concerns. */
    public static void concerns(HttpServletRequest request, String personId) {
        request.setAttribute(PERSON, personId);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        VirtualHost host = VirtualHost.of(request);
        return host == null || !API_HOSTS.contains(host);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = new ContentCachingRequestWrapper(request, 1 << 20);
        var answered = new ContentCachingResponseWrapper(response);
        Instant start = clock.instant();
        try {
            chain.doFilter(asked, answered);
        } finally {
            record(asked, answered, start);
            answered.copyBodyToResponse();
        }
    }

    private void record(ContentCachingRequestWrapper asked, ContentCachingResponseWrapper answered, Instant start) {
        String uri = asked.getRequestURI();
        int path = uri.indexOf('/', 1);
        String action = asked.getHeader("X-TC-Action");
        String answer = readable(answered);
        Matcher error = ERROR.matcher(answer);
        String code = error.find() ? error.group(1) : "";
        boolean failed = answered.getStatus() >= 400 || !(code.isEmpty() || code.equals("0") || code.equals("Ok"));
        String query = asked.getQueryString();
        long millis = Duration.between(start, clock.instant()).toMillis();
        if (failed && VirtualHost.of(asked) == VirtualHost.WECHAT_API) {
            rids.keep(new Rids.Call(
                    owner(query),
                    start,
                    millis,
                    query == null ? "" : query,
                    asked(asked),
                    answer,
                    asked.getRemoteAddr()));
        }
        exchanges.add(new Exchange(
                0,
                start,
                true,
                action != null ? action : uri.substring(Math.max(path, 0)),
                asked.getMethod() + " " + uri.substring(1) + (query == null ? "" : "?" + query),
                asked(asked),
                answer,
                code.isEmpty() || code.equals("0") ? Integer.toString(answered.getStatus()) : code,
                failed,
                asked.getAttribute(FAULTS) instanceof String names ? names : "",
                millis,
                asked.getAttribute(PERSON) instanceof String person ? person : ""));
    }

    private String owner(@Nullable String query) {
        Matcher token = TOKEN.matcher(query == null ? "" : query);
        return token.find() ? tokens.owner(token.group(1)).orElse("") : "";
    }

    /** Pictures and sounds are not words. */
    private static String readable(ContentCachingResponseWrapper answered) {
        String type = answered.getContentType();
        return type == null || type.contains("json") || type.startsWith("text/")
                ? new String(answered.getContentAsByteArray(), StandardCharsets.UTF_8)
                : "(" + type + ", " + answered.getContentSize() + " bytes)";
    }

    private static String asked(ContentCachingRequestWrapper asked) {
        String type = asked.getContentType();
        return type != null && type.startsWith("multipart/")
                ? "(a file, " + asked.getContentLengthLong() + " bytes)"
                : new String(asked.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
