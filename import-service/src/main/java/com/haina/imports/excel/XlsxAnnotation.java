package com.haina.imports.excel;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.zip.Deflater;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies an .xlsx with remarks in one column of one sheet. Every other part is copied as it is packed, and of the sheet
 * every other byte: styles, widths, filters and formulas stay, and memory does not grow with the rows.
 */
final class XlsxAnnotation {
    private final String path;
    private final int headerRow;
    private final int column;

    XlsxAnnotation(String path, int headerRow, int column) {
        this.path = path;
        this.headerRow = headerRow;
        this.column = column;
    }

    void copy(FileContent content, ReadLimits limits, RowRemarks remarks, OutputStream out) throws IOException {
        try (GuardedParts parts = GuardedParts.open(content, limits.expandedBytes());
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(new BufferedOutputStream(out, 1 << 16))) {
            // The user waits for this file; the best compression is not worth twice the time.
            zip.setLevel(Deflater.BEST_SPEED);
            for (ZipArchiveEntry entry : Collections.list(parts.zip().getEntriesInPhysicalOrder())) {
                if (entry.getName().equals(path)) {
                    zip.putArchiveEntry(new ZipArchiveEntry(path));
                    OutputStream sheet = new BufferedOutputStream(zip, 1 << 16);
                    try (InputStream in = parts.required(path)) {
                        sheet(in, remarks, sheet);
                    }
                    sheet.flush();
                    zip.closeArchiveEntry();
                } else {
                    try (InputStream raw = new BufferedInputStream(parts.zip().getRawInputStream(entry))) {
                        zip.addRawArchiveEntry(entry, raw);
                    }
                }
            }
        }
    }

    private void sheet(InputStream in, RowRemarks remarks, OutputStream out) throws IOException {
        TagScanner tags = new TagScanner(in);
        tags.copyTextTo(out);
        int row = 0;
        int at = -1;
        boolean inRow = false;
        boolean dropping = false;
        String prefix = "";
        String style = "";
        @Nullable String remark = null;
        while (tags.next()) {
            if (dropping) {
                if (tags.closes("c")) {
                    dropping = false;
                    tags.copyTextTo(out);
                }
                continue;
            }
            if (tags.opens("row")) {
                String given = tags.attribute("r");
                row = given == null ? row + 1 : Integer.parseInt(given);
                at = -1;
                inRow = !tags.selfClosing();
                String tag = tags.tag();
                prefix = tag.substring(1, tag.indexOf("row"));
                style = "";
                remark =
                        inRow ? (row == headerRow ? RowRemarks.TITLE : row > headerRow ? remarks.on(row) : null) : null;
            } else if (inRow && tags.opens("c")) {
                String reference = tags.attribute("r");
                at = reference == null ? at + 1 : CellArea.column(reference);
                if (at >= column && remark != null) {
                    write(out, prefix, row, style, remark);
                    remark = null;
                }
                if (at == column) {
                    // An earlier report's remark; what it said is mended or said again.
                    if (!tags.selfClosing()) {
                        dropping = true;
                        tags.copyTextTo(null);
                    }
                    continue;
                }
                if (row == headerRow) {
                    String s = tags.attribute("s");
                    style = s == null ? "" : " s=\"" + s + "\"";
                }
            } else if (inRow && tags.closes("row")) {
                if (remark != null) {
                    write(out, prefix, row, style, remark);
                }
                inRow = false;
            }
            tags.writeTo(out);
        }
    }

    private void write(OutputStream out, String prefix, int row, String style, String remark) throws IOException {
        String cell = "<" + prefix + "c r=\"" + CellArea.columnName(column) + row + "\"" + style + " t=\"inlineStr\"><"
                + prefix + "is><" + prefix + "t xml:space=\"preserve\">" + Xml.escape(remark) + "</" + prefix + "t></"
                + prefix + "is></" + prefix + "c>";
        out.write(cell.getBytes(StandardCharsets.UTF_8));
    }
}
