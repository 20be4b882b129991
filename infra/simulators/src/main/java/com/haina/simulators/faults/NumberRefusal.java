package com.haina.simulators.faults;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/** A fault that only the SMS simulator can carry out: it is told through the request. */
public final class NumberRefusal {

    private static final String ATTRIBUTE = NumberRefusal.class.getName();
    private static final String USUAL = "LimitExceeded.PhoneNumberDailyLimit";

    private NumberRefusal() {}

    static void ask(HttpServletRequest request, String code) {
        request.setAttribute(ATTRIBUTE, code.isEmpty() ? USUAL : code);
    }

    /** The code with which each number of this request is to be refused. */
    public static Optional<String> askedFor(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
    }
}
