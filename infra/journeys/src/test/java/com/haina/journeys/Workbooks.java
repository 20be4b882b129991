package com.haina.journeys;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files as people have them: what a property office uploads. */
final class Workbooks {

    /** The manual's header of the resident workbook. */
    static final List<String> RESIDENT_HEADER =
            List.of("姓名", "性别", "身份", "手机", "证件号(如身份证,护照)", "小区", "区", "楼栋", "单元", "门牌号");

    private Workbooks() {}

    /** The manual's own files, as they are. */
    static Path sample(String name) {
        return Path.of("../../docs/samples", name).toAbsolutePath().normalize();
    }

    /** An .xlsx or .xls with one header row, by the name's ending. */
    static Path excel(Path file, List<String> header, List<List<Object>> rows) {
        try (Workbook workbook = file.toString().endsWith(".xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
            fill(workbook.createSheet("Sheet1"), header, rows);
            return write(workbook, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void fill(Sheet sheet, List<String> header, List<List<Object>> rows) {
        row(sheet.createRow(0), List.copyOf(header));
        for (int i = 0; i < rows.size(); i++) {
            row(sheet.createRow(i + 1), rows.get(i));
        }
    }

    private static void row(Row row, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case LocalDate date -> {
                    CellStyle style = row.getSheet().getWorkbook().createCellStyle();
                    style.setDataFormat((short) 14);
                    row.createCell(i).setCellValue(date);
                    row.getCell(i).setCellStyle(style);
                }
                case Number number -> row.createCell(i).setCellValue(number.doubleValue());
                case String text
                when text.startsWith("=") -> {
                    row.createCell(i).setCellFormula(text.substring(1));
                    row.getSheet()
                            .getWorkbook()
                            .getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluateFormulaCell(row.getCell(i));
                }
                case String text when !text.isEmpty() -> row.createCell(i).setCellValue(text);
                default -> {}
            }
        }
    }

    static Path csv(Path file, Charset charset, String mark, List<String> header, List<List<Object>> rows) {
        try {
            Files.createDirectories(file.getParent());
            String text = mark + String.join(",", header) + "\r\n"
                    + rows.stream()
                            .map(row -> row.stream().map(Object::toString).collect(Collectors.joining(",")))
                            .collect(Collectors.joining("\r\n"));
            return Files.write(file, text.getBytes(charset));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Many rows, written as a stream: {@code rows} people in half as many rooms of one community. */
    static Path large(Path file, String community, int rows) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            Sheet sheet = workbook.createSheet("业主");
            row(sheet.createRow(0), RESIDENT_HEADER);
            for (int i = 0; i < rows; i++) {
                row(sheet.createRow(i + 1), person(community, i));
            }
            return write(workbook, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An owner in the first unit of the first building. */
    static List<Object> owner(String name, String mobile, String community, String door) {
        return List.of(name, "男", "业主", mobile, "", community, "", "1栋", "1单元", door);
    }

    /** Two people to a room, four rooms to a floor, 33 floors to a unit, two units to a building. */
    static List<Object> person(String community, int index) {
        int room = index / 2;
        int floor = room / 4 % 33 + 1;
        int unit = room / (4 * 33) % 2 + 1;
        int building = room / (4 * 33 * 2) + 1;
        return Arrays.asList(
                "王李张刘陈杨赵黄周吴".charAt(index % 10) + "住户" + index,
                index % 3 == 0 ? "女" : "男",
                index % 2 == 0 ? "业主" : "家属",
                Long.toString(13_000_000_000L + index),
                "",
                community,
                "",
                building + "栋",
                unit + "单元",
                floor + "0" + (room % 4 + 1));
    }

    static Path bytes(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path write(Workbook workbook, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
        return file;
    }
}
