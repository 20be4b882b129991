package com.haina.gateway.routing;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service's answer that may break off while it is passed on. Its beginning is at the caller already, so no problem can follow: the
 * connection is closed as it is, which a caller cannot take for the end, and one line says whose fault it was.
 */
record GuardedAnswer(String serviceId, ServerResponse answer) implements ServerResponse {

    private static final Logger log = LoggerFactory.getLogger(GuardedAnswer.class);

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws ServletException, IOException {
        try {
            return answer.writeTo(request, response, context);
        } catch (ClientAbortException | AsyncRequestNotUsableException callerLeft) {
            throw callerLeft;
        } catch (IOException broken) {
            if (!response.isCommitted()) {
                throw broken;
            }
            log.warn("{} broke off in the middle of an answer: {}", serviceId, broken.toString());
            // Tomcat closes the connection for it and writes no stack trace; Spring takes a ClientAbortException for a
            // regular end.
            throw new CloseNowException("the service broke off");
        }
    }

    @Override
    public HttpStatusCode statusCode() {
        return answer.statusCode();
    }

    @Override
    public HttpHeaders headers() {
        return answer.headers();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return answer.cookies();
    }
}
