package com.haina.imports.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.platform.sheet.SheetWriter;

/**
 * The user's own file on its way back, in the user's own form: everything stays, one column is added.
 *
 * <p>An .xlsx and a text table keep their format at any size. A large .xls comes back as .xlsx, for the old format can
 * only be changed as a whole in memory.
 */
public final class ReturnedFile {
    /** Opened as a whole, an .xls takes some ten times its size. */
    private static final long MOST_XLS_BYTES = 4L << 20;

    private final FileContent content;
    private final FileKind kind;
    private final ReadLimits limits;
    private final int sheet;
    private final int headerRow;
    private final int lastHeaderRow;

    /**
     * Prepares.
     *
     * @param headerRow the first header row, from 1
     */
    public ReturnedFile(
            FileContent content, FileKind kind, ReadLimits limits, int sheet, int headerRow, int lastHeaderRow) {
        this.content = content;
        this.kind = kind;
        this.limits = limits;
        this.sheet = sheet;
        this.headerRow = headerRow;
        this.lastHeaderRow = lastHeaderRow;
    }

    /** The format that {@link #annotated} writes. */
    public FileKind annotatedKind() throws IOException {
        return kind == FileKind.XLS && !fitsInMemory() ? FileKind.XLSX : kind;
    }

    /** The format that {@link #failedRows} writes. */
    public FileKind failedRowsKind() {
        return kind == FileKind.CSV ? FileKind.CSV : FileKind.XLSX;
    }

    private boolean fitsInMemory() throws IOException {
        try (var channel = content.open()) {
            return channel.size() <= MOST_XLS_BYTES;
        }
    }

    /** Writes the whole file with the remarks in an added column. */
    public void annotated(RowRemarks remarks, OutputStream out) throws IOException {
        switch (annotatedKind()) {
            case XLSX -> {
                if (kind == FileKind.XLS) {
                    rows(remarks, false, out);
                } else {
                    try (Workbook workbook = Workbook.open(content, limits)) {
                        int column = remarkColumn(workbook);
                        String path = ((XlsxWorkbook) workbook).path(sheet);
                        new XlsxAnnotation(path, lastHeaderRow, column).copy(content, limits, remarks, out);
                    }
                }
            }
            case XLS -> {
                try (Workbook workbook = Workbook.open(content, limits)) {
                    int column = remarkColumn(workbook);
                    XlsAnnotation.copy(
                            content, workbook.sheets().get(sheet).name(), lastHeaderRow, column, remarks, out);
                }
            }
            case CSV -> new CsvAnnotation(content, lastHeaderRow).copy(remarks, false, out);
        }
    }

    /** Writes the header and the rows that have a remark, the remark added: ready to be mended and sent again. */
    public void failedRows(RowRemarks remarks, OutputStream out) throws IOException {
        if (kind == FileKind.CSV) {
            new CsvAnnotation(content, lastHeaderRow).copy(remarks, true, out);
        } else {
            rows(remarks, true, out);
        }
    }

    private void rows(RowRemarks remarks, boolean failedOnly, OutputStream out) throws IOException {
        try (Workbook workbook = Workbook.open(content, limits)) {
            SheetShape shape = workbook.sheets().get(sheet);
            int column = remarkColumn(workbook);
            try (SheetWriter writer = new SheetWriter(out, shape.name().isEmpty() ? "Sheet1" : shape.name())) {
                workbook.read(sheet, row -> {
                    boolean header = row.number() <= lastHeaderRow;
                    String remark = header ? null : remarks.on(row.number());
                    if (header ? row.number() >= headerRow : remark != null || !failedOnly) {
                        writer.row(values(row, column, row.number() == lastHeaderRow ? RowRemarks.TITLE : remark));
                    }
                    return true;
                });
                for (CellArea area : shape.merges()) {
                    if (area.firstRow() >= headerRow && area.lastRow() <= lastHeaderRow) {
                        writer.merge(
                                area.firstRow() - headerRow + 1,
                                area.lastRow() - headerRow + 1,
                                area.firstColumn(),
                                area.lastColumn());
                    }
                }
            }
        }
    }

    private static List<@Nullable String> values(SheetRow row, int column, @Nullable String remark) {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < Math.max(column, row.cells().size()); i++) {
            Cell cell = row.cell(i);
            values.add(cell == null ? null : cell.text());
        }
        while (values.size() <= column) {
            values.add(null);
        }
        values.set(column, remark);
        return values;
    }

    /** The column that already has the title, else the first free one. */
    private int remarkColumn(Workbook workbook) throws IOException {
        int[] column = {workbook.sheets().get(sheet).columns()};
        workbook.read(sheet, row -> {
            if (row.number() == lastHeaderRow) {
                for (int i = 0; i < row.cells().size(); i++) {
                    Cell cell = row.cell(i);
                    if (cell != null && cell.text().equals(RowRemarks.TITLE)) {
                        column[0] = i;
                    }
                }
            }
            return row.number() < lastHeaderRow;
        });
        return column[0];
    }
}
