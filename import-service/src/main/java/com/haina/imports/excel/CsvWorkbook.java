package com.haina.imports.excel;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A text table: one sheet without a name. */
final class CsvWorkbook implements Workbook {
    private static final int MOST_COLUMNS = 256;
    /** What Excel makes of a long number when it saves as CSV. */
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d{1,20})?[eE]\\+?\\d{1,2}");

    private final FileContent content;
    private final CsvDialect dialect;
    private final SheetShape shape;

    private CsvWorkbook(FileContent content, CsvDialect dialect, SheetShape shape) {
        this.content = content;
        this.dialect = dialect;
        this.shape = shape;
    }

    static CsvWorkbook open(FileContent content, ReadLimits limits) throws IOException {
        CsvDialect dialect = CsvDialect.of(content);
        int[] size = new int[2];
        rows(content, dialect, row -> {
            if (++size[0] > limits.rows() + 20) {
                throw new FileRefused(Refusal.TOO_MANY_ROWS);
            }
            size[1] = Math.max(size[1], row.cells().size());
            return true;
        });
        return new CsvWorkbook(content, dialect, new SheetShape(0, "", false, size[0], size[1], 0, List.of()));
    }

    CsvDialect dialect() {
        return dialect;
    }

    @Override
    public FileKind kind() {
        return FileKind.CSV;
    }

    @Override
    public List<SheetShape> sheets() {
        return List.of(shape);
    }

    @Override
    public void read(int sheet, RowReader reader) throws IOException {
        rows(content, dialect, reader);
    }

    private static void rows(FileContent content, CsvDialect dialect, RowReader reader) throws IOException {
        try (Reader text = dialect.reader(content)) {
            CsvRecords records = new CsvRecords(text, dialect.delimiter());
            int number = 0;
            for (List<String> values = records.next(); values != null; values = records.next()) {
                number++;
                List<@Nullable Cell> cells = cells(values);
                if (!cells.isEmpty() && !reader.row(new SheetRow(number, false, cells))) {
                    return;
                }
            }
        }
    }

    private static List<@Nullable Cell> cells(List<String> values) {
        List<@Nullable Cell> cells = new ArrayList<>(values.size());
        int last = 0;
        for (int i = 0; i < values.size() && i < MOST_COLUMNS; i++) {
            Cell cell = cell(values.get(i));
            cells.add(cell);
            if (cell != null) {
                last = i + 1;
            }
        }
        return Collections.unmodifiableList(cells.subList(0, last));
    }

    private static @Nullable Cell cell(String raw) {
        String text = CellText.strip(raw);
        if (text.length() >= 2 && text.charAt(0) == '\'' && isGuarded(text.charAt(1))) {
            // The mark that keeps a spreadsheet from calculating; our own way out writes it too.
            text = text.substring(1);
        }
        if (text.length() >= 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            // ="13625895631" is how exports keep a number from being shortened.
            text = CellText.strip(text.substring(2, text.length() - 1));
        }
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= 26 && SCIENTIFIC.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            boolean lost = number.scale() < 0 && number.precision() - number.scale() > 6;
            return new Cell(number.toPlainString(), lost ? Cell.Kind.NUMBER_WITH_LOST_DIGITS : Cell.Kind.NUMBER);
        }
        if (text.charAt(0) == '#' && isError(text)) {
            return new Cell(text, Cell.Kind.ERROR);
        }
        return Cell.text(text);
    }

    private static boolean isGuarded(char c) {
        return "=+-@|＝＋－＠｜".indexOf(c) >= 0 || (c >= '0' && c <= '9');
    }

    private static boolean isError(String text) {
        return switch (text) {
            case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!" -> true;
            default -> false;
        };
    }

    @Override
    public void close() {}
}
