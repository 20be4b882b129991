package com.haina.contracts.roster;

import java.util.Map;

/**
 * Something wrong or doubtful in a row. Free of personal data: the text is made by import-service from the code, the arguments and its own
 * (masked) value of the field.
 *
 * @param severity an error keeps the row out, a warning does not
 * @param field the {@link RosterField} name, or empty for the row as a whole
 * @param code of the message {@code issue.<code>}, for example {@code mobile.malformed}
 * @param arguments named arguments of the message, such as a layer's name or another row's number
 */
public record RowIssue(Severity severity, String field, String code, Map<String, String> arguments) {

    /** Whether the issue keeps the row out. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static RowIssue error(String field, String code) {
        return new RowIssue(Severity.ERROR, field, code, Map.of());
    }

    public static RowIssue error(String field, String code, Map<String, String> arguments) {
        return new RowIssue(Severity.ERROR, field, code, arguments);
    }

    public static RowIssue warning(String field, String code) {
        return new RowIssue(Severity.WARNING, field, code, Map.of());
    }

    public static RowIssue warning(String field, String code, Map<String, String> arguments) {
        return new RowIssue(Severity.WARNING, field, code, arguments);
    }
}
