package com.haina.imports.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterField;
import com.haina.imports.blob.Blobs;
import com.haina.imports.excel.Cell;
import com.haina.imports.excel.SheetRow;
import com.haina.imports.excel.Workbook;
import com.haina.imports.mapping.SheetMapping;
import com.haina.imports.rows.Masking;
import com.haina.platform.crypto.Masks;
import com.haina.platform.crypto.Sealed;

/** The first rows of a sheet as they stand in the file, for choosing columns; personal values masked. */
@Component
class PreviewRows {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,17}[\\dXx]?");

    private final Blobs blobs;
    private final ImportProperties properties;

    PreviewRows(Blobs blobs, ImportProperties properties) {
        this.blobs = blobs;
        this.properties = properties;
    }

    record View(int sheet, List<RowView> rows) {}

    /** A row; blank cells are empty texts. */
    record RowView(int row, boolean header, List<String> cells) {}

    View of(ImportJob job, @Nullable Integer wanted) throws IOException {
        Sealed key = job.file().key();
        if (key == null) {
            throw new FileGone();
        }
        SheetMapping mapping = job.mapping();
        int sheet = wanted != null ? wanted : mapping == null ? 0 : mapping.sheet();
        if (sheet < 0 || sheet >= job.file().sheets().size()) {
            throw new MappingInvalid("/sheet", "import.mapping.no-such-sheet");
        }
        boolean mapped = mapping != null && mapping.sheet() == sheet;
        Map<Integer, String> fields = mapped ? mapping.fields() : Map.of();
        int lastHeader = mapped ? mapping.lastHeaderRow() : 0;
        List<RowView> rows = new ArrayList<>();
        try (Workbook workbook = Workbook.open(blobs.content(job.file().blobId(), key), properties.readLimits())) {
            for (SheetRow row : Recognition.top(workbook, sheet)) {
                boolean header = row.number() <= lastHeader;
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < row.cells().size(); column++) {
                    Cell cell = row.cell(column);
                    cells.add(cell == null ? "" : header ? cell.text() : shown(fields.get(column), cell.text()));
                }
                rows.add(new RowView(row.number(), header, cells));
            }
        }
        return new View(sheet, rows);
    }

    private static String shown(@Nullable String field, String text) {
        if (field != null
                && !field.equals(RosterField.ADDRESS)
                && !Masking.mask(field, text).equals(text)) {
            return Masking.mask(field, text);
        }
        // Columns that nobody has named may hold a mobile too.
        return LONG_NUMBER.matcher(text).replaceAll(number -> Masks.mobile(number.group()));
    }
}
