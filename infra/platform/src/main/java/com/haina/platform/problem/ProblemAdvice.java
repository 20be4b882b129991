package com.haina.platform.problem;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns everything that goes wrong in a controller into a problem; the only such place. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> fact(ProblemException fact) {
        if (fact.getStatusCode().is5xxServerError()) {
            log.warn("{}", fact.getMessage(), fact);
        }
        return ResponseEntity.status(fact.getStatusCode())
                .headers(fact.getHeaders())
                .body(problems.of(fact));
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(OptimisticLockingFailureException lost) {
        return body(HttpStatus.CONFLICT, problems.of(HttpStatus.CONFLICT, "record.changed-meanwhile"));
    }

    @ExceptionHandler
    ResponseEntity<Object> duplicate(DuplicateKeyException duplicate) {
        return body(HttpStatus.CONFLICT, problems.of(HttpStatus.CONFLICT, "record.duplicate"));
    }

    @ExceptionHandler
    ResponseEntity<Object> violations(ConstraintViolationException violations) {
        return body(
                HttpStatus.BAD_REQUEST,
                problems.invalid(violations.getConstraintViolations().stream()
                        .map(violation -> error(
                                "/" + violation.getPropertyPath().toString().replace('.', '/'), violation.getMessage()))
                        .toList()));
    }

    /** Left to the security filter, which answers 401 or 403. */
    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException denied) {
        throw denied;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request) throws Exception {
        String kind = failure.getClass().getSimpleName();
        if (kind.equals("ClientAbortException") || kind.equals("AsyncRequestNotUsableException")) {
            return null; // nobody is left to answer
        }
        if (kind.equals("CloseNowException")) {
            throw failure; // half an answer is out: the container cuts the connection off
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return body(HttpStatus.INTERNAL_SERVER_ERROR, problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "server.failed"));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return body(
                HttpStatus.BAD_REQUEST,
                problems.invalid(invalid.getBindingResult().getFieldErrors().stream()
                        .map(error -> error(pointer(error.getField()), String.valueOf(error.getDefaultMessage())))
                        .toList()));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors fields
                        ? fields.getFieldErrors().stream()
                                .map(error ->
                                        error(pointer(error.getField()), String.valueOf(error.getDefaultMessage())))
                        : result.getResolvableErrors().stream()
                                .map(error -> error(
                                        "/" + result.getMethodParameter().getParameterName(),
                                        String.valueOf(error.getDefaultMessage()))))
                .toList();
        return body(HttpStatus.BAD_REQUEST, problems.invalid(errors));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return body(HttpStatus.BAD_REQUEST, problems.of(HttpStatus.BAD_REQUEST, "request.unreadable"));
    }

    /** Spring's own facts (405, 415, 404 …) keep their status and get our texts. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            log.error("{} failed", ((ServletWebRequest) request).getRequest().getRequestURI(), exception);
        }
        ProblemDetail problem = problems.of(status, "http." + status.value());
        return ResponseEntity.status(status).headers(headers).body(problem);
    }

    private static Map<String, String> error(String pointer, String detail) {
        return Map.of("pointer", pointer, "detail", detail);
    }

    /** {@code rooms[0].identity} as {@code /rooms/0/identity} (RFC 6901). */
    private static String pointer(String path) {
        return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static ResponseEntity<Object> body(HttpStatus status, ProblemDetail problem) {
        return ResponseEntity.status(status).body(problem);
    }
}
