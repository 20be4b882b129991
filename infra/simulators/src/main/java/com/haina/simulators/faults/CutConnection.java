package com.haina.simulators.faults;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import com.haina.simulators.hosts.VirtualHost;

/**
 * Breaks the connection in the middle of an answer: promises more bytes than it sends, and closes the
 * connection. Outside of the filter that records, which sees the answer that would have been given.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class CutConnection extends OncePerRequestFilter {

    static final String ATTRIBUTE = CutConnection.class.getName();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return VirtualHost.of(request) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var whole = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, whole);
        if (request.getAttribute(ATTRIBUTE) == null) {
            whole.copyBodyToResponse();
            return;
        }
        byte[] body = whole.getContentAsByteArray();
        response.setHeader("Connection", "close");
        response.setContentLength(Math.max(body.length, 2));
        response.getOutputStream().write(body, 0, body.length / 2);
        response.flushBuffer();
    }
}
