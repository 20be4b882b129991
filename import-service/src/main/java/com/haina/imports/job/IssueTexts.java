package com.haina.imports.job;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RowIssue;
import com.haina.imports.mapping.ColumnMatch;
import com.haina.imports.mapping.FieldTitles;
import com.haina.imports.mapping.SheetMapping;
import com.haina.imports.rows.Masking;

/** Issues in words: what is wrong, where, with which (masked) value, and what to do. */
@Component
class IssueTexts {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    private final MessageSource messages;

    IssueTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** Words for the rows of one mapping. */
    Words of(SheetMapping mapping, Locale locale) {
        return new Words(mapping, locale);
    }

    String message(String key, Locale locale) {
        String text = messages.getMessage(key, null, "", locale);
        return text == null ? "" : text;
    }

    final class Words {
        private final SheetMapping mapping;
        private final FieldTitles titles;
        private final Locale locale;

        private Words(SheetMapping mapping, Locale locale) {
            this.mapping = mapping;
            this.titles = FieldTitles.of(mapping.kind(), List.of());
            this.locale = locale;
        }

        /** The column's title in the user's file, else the field's own name. */
        String title(String field) {
            for (ColumnMatch column : mapping.columns()) {
                if (field.equals(column.field()) && !column.title().isBlank()) {
                    return column.title();
                }
            }
            return titles.title(field);
        }

        String text(RowIssue issue, Map<String, String> values) {
            String pattern = message("issue." + issue.code(), locale);
            if (pattern.isEmpty()) {
                pattern = message(issue.field().isEmpty() ? "issue.unknown-row" : "issue.unknown", locale);
            }
            return fill(pattern, issue, values.get(issue.field()));
        }

        /** The text without a value, for counting over rows; where it is made of a row's own facts there is a text without them. */
        String text(RowIssue.Severity severity, String field, String code) {
            String general = message("issue." + code + ".rows", locale);
            if (!general.isEmpty()) {
                return fill(general, new RowIssue(severity, field, code, Map.of()), null);
            }
            return text(new RowIssue(severity, field, code, Map.of()), Map.of());
        }

        /** All of a row's issues in one cell: errors first, warnings marked as such. */
        @Nullable
        String remark(List<RowIssue> issues, Map<String, String> values) {
            StringBuilder remark = new StringBuilder();
            for (RowIssue.Severity severity : RowIssue.Severity.values()) {
                for (RowIssue issue : issues) {
                    if (issue.severity() == severity) {
                        remark.append(remark.isEmpty() ? "" : message("remark.separator", locale))
                                .append(severity == RowIssue.Severity.WARNING ? message("remark.warning", locale) : "")
                                .append(text(issue, values));
                    }
                }
            }
            return remark.isEmpty() ? null : remark.toString();
        }

        private String fill(String pattern, RowIssue issue, @Nullable String value) {
            Matcher matcher = PLACE.matcher(pattern);
            StringBuilder text = new StringBuilder();
            while (matcher.find()) {
                String name = matcher.group(1);
                String filled = switch (name) {
                    case "column" -> title(issue.field());
                    case "value" ->
                        issue.arguments().getOrDefault("value", value == null ? "" : shown(issue.field(), value));
                    case "code" -> issue.code();
                    default -> issue.arguments().getOrDefault(name, "");
                };
                matcher.appendReplacement(text, Matcher.quoteReplacement(filled));
            }
            // A value or a place that is not known leaves its quotation marks empty.
            return matcher.appendTail(text).toString().replace("“”", "");
        }

        private String shown(String field, String value) {
            String known = known(field, value);
            return known == null || known.equals(value) ? Masking.mask(field, value) : known;
        }

        /** A value that its owner masked already, in words where coded. */
        @Nullable
        String known(String field, @Nullable String value) {
            String words = messages.getMessage("value." + field + "." + value, null, "", locale);
            return words == null || words.isEmpty() ? value : words;
        }

        /** A value for people: masked where personal, in words where coded. */
        String value(String field, String value) {
            return shown(field, value);
        }
    }

    /** Names of kinds for people. */
    String kind(RosterKind kind, Locale locale) {
        return message("kind." + kind.name(), locale);
    }
}
