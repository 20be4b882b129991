package com.haina.imports.excel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import com.haina.platform.sheet.SheetWriter;

/** Makes workbooks for tests and reads them back as plain text. */
public final class Sheets {
    private Sheets() {}

    public static FileContent content(byte[] bytes) {
        return () -> new SeekableInMemoryByteChannel(bytes);
    }

    public static FileContent sample(String name) throws IOException {
        try (InputStream in = Sheets.class.getResourceAsStream("/samples/" + name)) {
            return content(in.readAllBytes());
        }
    }

    public static FileContent csv(String text) {
        return content(text.getBytes(StandardCharsets.UTF_8));
    }

    static FileContent xlsx(Consumer<org.apache.poi.ss.usermodel.Workbook> fill) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            return written(workbook, fill);
        }
    }

    static FileContent xls(Consumer<org.apache.poi.ss.usermodel.Workbook> fill) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            return written(workbook, fill);
        }
    }

    private static FileContent written(
            org.apache.poi.ss.usermodel.Workbook workbook, Consumer<org.apache.poi.ss.usermodel.Workbook> fill)
            throws IOException {
        fill.accept(workbook);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return content(out.toByteArray());
    }

    /** An .xlsx of text cells, through the service's own writer. */
    public static byte[] table(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out, "Sheet1")) {
            for (String line : lines) {
                List<String> values = new ArrayList<>();
                for (String value : line.split(",", -1)) {
                    values.add(value.isEmpty() ? null : value);
                }
                writer.row(values);
            }
        }
        return out.toByteArray();
    }

    /** Rows as {@code number:a|b|c}, blank cells empty. */
    static List<String> lines(FileContent content, int sheet) throws IOException {
        try (Workbook workbook = Workbook.open(content, ReadLimits.DEFAULT)) {
            List<String> lines = new ArrayList<>();
            workbook.read(sheet, row -> {
                List<String> values = new ArrayList<>();
                row.cells().forEach(cell -> values.add(cell == null ? "" : cell.text()));
                lines.add(row.number() + ":" + String.join("|", values));
                return true;
            });
            return lines;
        }
    }

    /** Rows of a workbook's first sheet as {@code number:a|b|c}. */
    public static List<String> linesOf(byte[] bytes) throws IOException {
        return lines(content(bytes), 0);
    }

    public static List<String> lines(byte[] bytes, int sheet) throws IOException {
        return lines(content(bytes), sheet);
    }

    static List<SheetRow> rows(FileContent content, int sheet) throws IOException {
        try (Workbook workbook = Workbook.open(content, ReadLimits.DEFAULT)) {
            List<SheetRow> rows = new ArrayList<>();
            workbook.read(sheet, rows::add);
            return rows;
        }
    }

    /** The parts of a zip file by name. */
    static Map<String, byte[]> parts(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** A proper workbook whose part was replaced by something else. */
    static FileContent with(String part, String xml) throws IOException {
        Map<String, byte[]> parts = parts(table("姓名,手机", "张三,13812345678"));
        parts.put(part, xml.getBytes(StandardCharsets.UTF_8));
        return content(zip(parts));
    }
}
