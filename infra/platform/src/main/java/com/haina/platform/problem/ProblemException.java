package com.haina.platform.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A fact that keeps a request from succeeding (RFC 9457). A subclass per fact; its texts are {@code problem.<code>.title} and
 * {@code problem.<code>.detail} of the service's message bundle, with the arguments as {@code {0}, {1}, …}. Arguments never hold personal
 * values.
 */
public class ProblemException extends ErrorResponseException {

    private final String code;
    private final Object[] arguments;
    private final List<FieldError> fieldErrors = new ArrayList<>();

    protected ProblemException(HttpStatus status, String code, Object... arguments) {
        this(status, code, null, arguments);
    }

    protected ProblemException(HttpStatus status, String code, @Nullable Throwable cause, Object... arguments) {
        super(status, ProblemDetail.forStatus(status), cause);
        this.code = code;
        this.arguments = arguments;
    }

    /** Names a field that is wrong. */
    protected ProblemException field(FieldError error) {
        fieldErrors.add(error);
        return this;
    }

    /** Stable name of the fact for programs, for example {@code resident.mobile-taken}. */
    public String code() {
        return code;
    }

    /**
     * A finer distinction within the code, for facts of somebody else's making that are many. Where the bundle has {@code
     * problem.<code>.<variant>.title} and {@code .detail}, they are said instead of the code's own texts.
     */
    protected @Nullable String variant() {
        return null;
    }

    Object[] arguments() {
        return Arrays.copyOf(arguments, arguments.length);
    }

    List<FieldError> fieldErrors() {
        return fieldErrors;
    }

    @Override
    public String getMessage() {
        return getStatusCode() + " " + code;
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer into the request's body, for example {@code /rooms/0/identity}
     * @param messageKey of the text
     * @param arguments of the text
     */
    public record FieldError(String pointer, String messageKey, List<Object> arguments) {

        public static FieldError of(String pointer, String messageKey, Object... arguments) {
            return new FieldError(pointer, messageKey, List.of(arguments));
        }
    }
}
