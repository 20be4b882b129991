package com.haina.imports.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.roster.RosterKind;
import com.haina.imports.mapping.ColumnMatch;
import com.haina.imports.mapping.MatchReason;
import com.haina.imports.mapping.SheetMapping;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.tenancy.CurrentTenant;

/** What an operator decided for a form, kept for the next file with the same titles. */
@Document("remembered_mappings")
class RememberedMapping extends Aggregate {
    private static final String NOT_READ = "-";

    private RosterKind kind;
    private List<String> fields;
    private Map<String, String> defaults;

    RememberedMapping(String id, RosterKind kind, List<String> fields, Map<String, String> defaults) {
        super(id);
        this.kind = kind;
        this.fields = fields;
        this.defaults = defaults;
    }

    static RememberedMapping of(SheetMapping mapping, Map<String, String> defaults) {
        return new RememberedMapping(id(mapping), mapping.kind(), fields(mapping), defaults);
    }

    private static List<String> fields(SheetMapping mapping) {
        return mapping.columns().stream()
                .map(column -> column.field() == null ? NOT_READ : column.field())
                .toList();
    }

    void replace(SheetMapping mapping, Map<String, String> newDefaults) {
        kind = mapping.kind();
        fields = fields(mapping);
        defaults = newDefaults;
    }

    /** One per tenant and form. */
    static String id(SheetMapping mapping) {
        String form = CurrentTenant.id() + "\n" + mapping.signature();
        return UUID.nameUUIDFromBytes(form.getBytes(StandardCharsets.UTF_8)).toString();
    }

    RosterKind kind() {
        return kind;
    }

    Map<String, String> defaults() {
        return defaults;
    }

    /** The recognised mapping with what was decided before. */
    SheetMapping over(SheetMapping recognised) {
        List<ColumnMatch> columns = new ArrayList<>();
        for (ColumnMatch column : recognised.columns()) {
            String field = column.column() < fields.size() ? fields.get(column.column()) : NOT_READ;
            String decided = field.equals(NOT_READ) ? null : field;
            boolean same = java.util.Objects.equals(decided, column.field());
            columns.add(
                    same
                            ? column
                            : new ColumnMatch(
                                    column.column(), column.title(), column.group(), decided, MatchReason.REMEMBERED));
        }
        return new SheetMapping(
                kind, recognised.sheet(), recognised.headerRow(), recognised.headerRows(), List.copyOf(columns));
    }
}
