package com.haina.imports.excel;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Copies a text table with remarks in one column, in the charset and with the separator it came with. No value leaves
 * that a spreadsheet program would calculate.
 */
final class CsvAnnotation {
    private final FileContent content;
    private final int headerRow;

    CsvAnnotation(FileContent content, int headerRow) {
        this.content = content;
        this.headerRow = headerRow;
    }

    void copy(RowRemarks remarks, boolean failedOnly, OutputStream out) throws IOException {
        CsvDialect dialect = CsvDialect.of(content);
        try (Reader reader = dialect.reader(content);
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, dialect.charset()), 1 << 16)) {
            if (dialect.markLength() > 0 || dialect.charset().equals(StandardCharsets.UTF_8)) {
                // Without it Excel shows Chinese UTF-8 as rubbish.
                writer.write('\ufeff');
            }
            CsvRecords records = new CsvRecords(reader, dialect.delimiter());
            int number = 0;
            int column = -1;
            for (List<String> values = records.next(); values != null; values = records.next()) {
                number++;
                if (number < headerRow) {
                    write(values, dialect, writer);
                    continue;
                }
                if (number == headerRow) {
                    int existing = values.indexOf(RowRemarks.TITLE);
                    column = existing >= 0 ? existing : values.size();
                    write(with(values, column, RowRemarks.TITLE), dialect, writer);
                    continue;
                }
                boolean blank = values.stream().allMatch(String::isBlank);
                String remark = blank ? null : remarks.on(number);
                if (remark != null || !failedOnly) {
                    write(blank ? values : with(values, column, remark), dialect, writer);
                }
            }
        }
    }

    private static List<String> with(List<String> values, int column, @Nullable String remark) {
        List<String> row = new ArrayList<>(values);
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, remark == null ? "" : remark);
        return row;
    }

    private static void write(List<String> values, CsvDialect dialect, Writer writer) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                writer.write(dialect.delimiter());
            }
            String value = harmless(values.get(i));
            if (value.indexOf('"') >= 0
                    || value.indexOf(dialect.delimiter()) >= 0
                    || value.indexOf('\n') >= 0
                    || value.indexOf('\r') >= 0) {
                writer.write('"');
                writer.write(value.replace("\"", "\"\""));
                writer.write('"');
            } else {
                writer.write(value);
            }
        }
        writer.write("\r\n");
    }

    /** A value that begins like a formula gets the mark that makes it text; reading takes the mark off again. */
    static String harmless(String value) {
        String start = value.stripLeading();
        if (start.isEmpty()) {
            return value;
        }
        char first = halfWidth(start.charAt(0));
        return first == '=' || first == '+' || first == '-' || first == '@' || first == '|' ? "'" + value : value;
    }

    /** Full-width signs count: some programs take them for the plain ones. */
    private static char halfWidth(char c) {
        return c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c;
    }
}
