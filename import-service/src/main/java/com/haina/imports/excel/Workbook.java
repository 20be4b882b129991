package com.haina.imports.excel;

import java.io.IOException;
import java.util.List;

/** An opened file, safe to read: what could harm was refused before this existed. */
public interface Workbook extends AutoCloseable {

    FileKind kind();

    List<SheetShape> sheets();

    /** Feeds the sheet's rows in order, blank ones left out, until the reader has had enough. */
    void read(int sheet, RowReader reader) throws IOException;

    @Override
    void close() throws IOException;

    /** Takes rows; may block, the file waits. */
    @FunctionalInterface
    interface RowReader {
        /** Returns whether more are wanted. */
        boolean row(SheetRow row) throws IOException;
    }

    /**
     * Opens a file of any kind.
     *
     * @throws FileRefused when it is none, or would harm
     */
    static Workbook open(FileContent content, ReadLimits limits) throws IOException {
        return switch (FileKind.of(content)) {
            case XLSX -> XlsxWorkbook.open(content, limits);
            case XLS -> XlsWorkbook.open(content, limits);
            case CSV -> CsvWorkbook.open(content, limits);
        };
    }
}
