package com.haina.imports.job;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterKind;
import com.haina.imports.mapping.FieldTitles;

/** Makes views of imports, with what went wrong in words. */
@Component
class ImportViews {
    private final IssueTexts texts;
    private final ImportProperties properties;

    ImportViews(IssueTexts texts, ImportProperties properties) {
        this.texts = texts;
        this.properties = properties;
    }

    ImportView of(ImportJob job, Locale locale) {
        RosterKind kind = job.kind();
        String failure = job.failure();
        return ImportView.of(
                job,
                FieldTitles.of(kind == null ? RosterKind.RESIDENTS : kind, List.of()),
                failure == null ? null : failure(failure, locale),
                properties);
    }

    private String failure(String code, Locale locale) {
        String text = texts.message("problem." + code + ".detail", locale);
        return (text.isEmpty() ? texts.message("problem.import.broke-off.detail", locale) : text)
                .replace("{0}", Long.toString(properties.maxFileSize().toMegabytes()))
                .replace("{1}", Integer.toString(properties.maxRows()));
    }
}
