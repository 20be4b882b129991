package com.haina.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import io.opentelemetry.api.trace.Span;

/** Makes problem details: texts from the bundles, code and trace id beside them. A server error tells nothing but its trace id. */
public class Problems {

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    /** The problem that a fact stands for, in the language of the current request. */
    public ProblemDetail of(ProblemException fact) {
        ProblemDetail problem = of(fact.getStatusCode(), fact.code(), fact.arguments());
        Locale locale = language();
        if (fact.variant() != null) {
            String finer = "problem." + fact.code() + "." + fact.variant();
            problem.setTitle(messages.getMessage(finer + ".title", fact.arguments(), problem.getTitle(), locale));
            problem.setDetail(messages.getMessage(finer + ".detail", fact.arguments(), problem.getDetail(), locale));
        }
        if (!fact.fieldErrors().isEmpty()) {
            problem.setProperty(
                    "errors",
                    fact.fieldErrors().stream()
                            .map(error -> Map.of(
                                    "pointer",
                                    error.pointer(),
                                    "detail",
                                    text(
                                            error.messageKey(),
                                            locale,
                                            error.arguments().toArray())))
                            .toList());
        }
        return problem;
    }

    /** A problem with the texts of a code. */
    public ProblemDetail of(HttpStatusCode status, String code, Object... arguments) {
        Locale locale = language();
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(text("problem." + code + ".title", locale, arguments));
        problem.setDetail(text("problem." + code + ".detail", locale, arguments));
        return mark(problem, code);
    }

    /** A 400 that names each wrong field. */
    ProblemDetail invalid(List<Map<String, String>> errors) {
        ProblemDetail problem = of(HttpStatusCode.valueOf(400), "request.invalid");
        problem.setProperty("errors", errors);
        return problem;
    }

    static ProblemDetail mark(ProblemDetail problem, String code) {
        problem.setType(java.net.URI.create("urn:haina:problem:" + code));
        problem.setProperty("code", code);
        String trace = Span.current().getSpanContext().getTraceId();
        problem.setProperty("traceId", trace);
        return problem;
    }

    /**
     * What the caller asked for. In front of the dispatcher (401, 403, a filter's refusal) nothing has looked at the request with our
     * default in mind yet, and without a wish the servlet container would answer in the machine's language.
     */
    private static Locale language() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        && request.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Locale.SIMPLIFIED_CHINESE
                : LocaleContextHolder.getLocale();
    }

    private String text(String key, Locale locale, Object... arguments) {
        String text = messages.getMessage(key, arguments, key, locale);
        return text == null ? key : text;
    }
}
