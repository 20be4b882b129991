package com.haina.gateway.pages;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The addresses of the apps themselves. The framework's handler of files does not know an empty path, and a forward would end the answer to
 * a HEAD request before its headers are written.
 */
@Component
@Order(2)
class FirstPages extends OncePerRequestFilter {

    private static final Map<String, String> PAGES = Map.of("/", "/index.html", "/m/", "/m/index.html");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().equals("/m")) {
            String query = request.getQueryString();
            response.sendRedirect(query == null ? "/m/" : "/m/?" + query);
            return;
        }
        String page = PAGES.get(request.getRequestURI());
        chain.doFilter(page == null ? request : new At(request, page), response);
    }

    private static final class At extends HttpServletRequestWrapper {

        private final String address;

        At(HttpServletRequest request, String address) {
            super(request);
            this.address = address;
        }

        @Override
        public String getRequestURI() {
            return address;
        }
    }
}
