package com.haina.gateway.edge;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

import com.haina.gateway.routing.RequestBodyFailed;
import com.haina.platform.problem.ProblemSecurityHandler;
import com.haina.platform.problem.Problems;

/**
 * Refuses bodies that are too large: at once when the caller says how long they are, else while they pass through. Nothing is buffered.
 */
@Component
@Order(1)
class BodyLimit extends OncePerRequestFilter {

    private final EdgeProperties properties;
    private final Problems problems;
    private final ProblemSecurityHandler answers;

    BodyLimit(EdgeProperties properties, Problems problems, ProblemSecurityHandler answers) {
        this.properties = properties;
        this.problems = problems;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limit(request.getRequestURI()).toBytes();
        if (request.getContentLengthLong() > limit) {
            refuse(response);
            return;
        }
        chain.doFilter(new Counted(request, limit), response);
    }

    private DataSize limit(String path) {
        if (path.startsWith("/api/import/")) {
            return properties.maxUpload();
        }
        return path.startsWith("/api/wechat/v1/materials") ? properties.maxMaterial() : properties.maxBody();
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close"); // the rest of the body is not read
        answers.write(response, problems.of(HttpStatus.CONTENT_TOO_LARGE, "http.413"));
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final long limit;
        private @org.jspecify.annotations.Nullable CountingStream stream;

        Counted(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new CountingStream(super.getInputStream(), limit);
            }
            return stream;
        }
    }

    private static final class CountingStream extends ServletInputStream {

        private final ServletInputStream source;
        private final long limit;
        private long count;

        CountingStream(ServletInputStream source, long limit) {
            this.source = source;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = source.read(buffer, offset, length);
            } catch (IOException brokenOff) {
                throw RequestBodyFailed.brokenOff(brokenOff);
            }
            count += Math.max(0, read);
            if (count > limit) {
                throw RequestBodyFailed.tooLarge(limit);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
