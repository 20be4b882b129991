package com.haina.imports.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

import com.alibaba.excel.EasyExcel;
import com.alibaba.excel.context.AnalysisContext;
import com.alibaba.excel.enums.CellDataTypeEnum;
import com.alibaba.excel.event.AnalysisEventListener;
import com.alibaba.excel.exception.ExcelAnalysisStopException;
import com.alibaba.excel.metadata.data.DataFormatData;
import com.alibaba.excel.metadata.data.ReadCellData;
import com.alibaba.excel.support.ExcelTypeEnum;

/** The binary format of Excel 97–2003, at most 65,536 rows a sheet: its values come through EasyExcel. */
final class XlsWorkbook implements Workbook {
    private final FileContent content;
    private final XlsShape shape;

    private XlsWorkbook(FileContent content, XlsShape shape) {
        this.content = content;
        this.shape = shape;
    }

    static XlsWorkbook open(FileContent content, ReadLimits limits) throws IOException {
        try (InputStream in = content.stream();
                POIFSFileSystem file = new POIFSFileSystem(in)) {
            DirectoryEntry root = file.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new FileRefused(Refusal.ENCRYPTED);
            }
            if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR") || root.hasEntryCaseInsensitive("_VBA_PROJECT")) {
                throw new FileRefused(Refusal.MACROS);
            }
            if (!root.hasEntryCaseInsensitive("Workbook") && !root.hasEntryCaseInsensitive("Book")) {
                throw new FileRefused(Refusal.OTHER_OFFICE);
            }
            return new XlsWorkbook(content, XlsShape.read(file, limits));
        } catch (FileRefused e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new FileRefused(Refusal.ENCRYPTED, e);
        } catch (OldExcelFormatException e) {
            throw new FileRefused(Refusal.OTHER_OFFICE, e);
        } catch (IOException | RuntimeException e) {
            throw new FileRefused(Refusal.TRUNCATED, e);
        }
    }

    @Override
    public FileKind kind() {
        return FileKind.XLS;
    }

    @Override
    public List<SheetShape> sheets() {
        return shape.sheets();
    }

    @Override
    public void read(int sheet, RowReader reader) throws IOException {
        Rows rows = new Rows(reader, shape, sheet);
        try (InputStream in = content.stream()) {
            EasyExcel.read(in)
                    .excelType(ExcelTypeEnum.XLS)
                    .useDefaultListener(false)
                    .autoTrim(true)
                    .registerReadListener(rows)
                    .headRowNumber(0)
                    .sheet(shape.sheets().get(sheet).index())
                    .doRead();
        } catch (RuntimeException e) {
            if (rows.failure instanceof IOException io) {
                throw io;
            }
            if (rows.failure instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new FileRefused(Refusal.UNREADABLE, e);
        }
    }

    @Override
    public void close() {}

    private static final class Rows extends AnalysisEventListener<Map<Integer, ReadCellData<?>>> {
        private final RowReader reader;
        private final XlsShape shape;
        private final int sheet;
        private final Map<Integer, Boolean> dates = new HashMap<>();
        private @Nullable Exception failure;

        Rows(RowReader reader, XlsShape shape, int sheet) {
            this.reader = reader;
            this.shape = shape;
            this.sheet = sheet;
        }

        @Override
        public void invoke(Map<Integer, ReadCellData<?>> data, AnalysisContext context) {
            int index = context.readRowHolder().getRowIndex();
            List<@Nullable Cell> cells = new ArrayList<>();
            data.forEach((column, value) -> {
                Cell cell = cell(value);
                if (cell != null) {
                    while (cells.size() <= column) {
                        cells.add(null);
                    }
                    cells.set(column, cell);
                }
            });
            if (cells.isEmpty()) {
                return;
            }
            boolean more;
            try {
                more = reader.row(
                        new SheetRow(index + 1, shape.isHidden(sheet, index), Collections.unmodifiableList(cells)));
            } catch (IOException | RuntimeException e) {
                failure = e;
                throw new ExcelAnalysisStopException(e);
            }
            if (!more) {
                throw new ExcelAnalysisStopException();
            }
        }

        @Override
        public void onException(Exception exception, AnalysisContext context) throws Exception {
            if (failure == null && !(exception instanceof ExcelAnalysisStopException)) {
                failure = new FileRefused(Refusal.UNREADABLE, exception);
            }
            throw exception;
        }

        @Override
        public void doAfterAllAnalysed(AnalysisContext context) {}

        private @Nullable Cell cell(ReadCellData<?> data) {
            CellDataTypeEnum type = data.getType();
            if (type == CellDataTypeEnum.NUMBER) {
                java.math.BigDecimal number =
                        data.getOriginalNumberValue() != null ? data.getOriginalNumberValue() : data.getNumberValue();
                if (number == null) {
                    return null;
                }
                DataFormatData format = data.getDataFormatData();
                int index = format == null || format.getIndex() == null ? 0 : format.getIndex();
                String code = format == null ? null : format.getFormat();
                return NumberStyles.cell(number, index, code, shape.from1904(), dates);
            }
            if (type == CellDataTypeEnum.BOOLEAN) {
                return Cell.text(Boolean.TRUE.equals(data.getBooleanValue()) ? "TRUE" : "FALSE");
            }
            String text = data.getStringValue() == null ? "" : CellText.strip(data.getStringValue());
            if (text.isEmpty()) {
                return null;
            }
            return type == CellDataTypeEnum.ERROR ? new Cell(text, Cell.Kind.ERROR) : Cell.text(text);
        }
    }
}
