package com.haina.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** One office's resident list as it has grown over the years: the same rows in every format, and what each must lead to. */
final class MessyRows {

    /** In nobody's order, in the words of another program, with columns that nobody asked for. */
    static final List<String> HEADER =
            List.of("序号", "房号", "楼号", "单元", "项目名称", "业主名称", "手机号", "身份", "性别", "身份证号", "入住日期", "备注");

    private static final String C = "星海名城";

    /** From row 2 on. */
    private static final List<List<Object>> ROWS = List.of(
            // 2: numbers stored as numbers
            List.of(1, 101, "1栋", "1单元", C, "王一", 13_800_000_002L, "业主", "男", "", "", ""),
            // 3: full-width characters, stray and non-breaking spaces
            List.of(2, "１０２", " 1栋", "1单元\u00a0", C, "\u3000赵二 ", "１３８０００００００３", "业主\u00a0", "女", "", "", "常住"),
            // 4: a country code and dashes
            List.of(3, "103", "1栋", "1单元", C, "李三", "+86 138-0000-0004", "租客", "男", "", "", ""),
            // 5: four things wrong at once
            List.of(4, "104", "1栋", "", C, "钱四", "1380000", "房东太太", "不详", "", "", ""),
            // 6: a name but no mobile
            List.of(5, "201", "1栋", "1单元", C, "孙五", "", "业主", "男", "", "", ""),
            // 7: a mobile but neither name nor identity
            List.of(6, "202", "1栋", "1单元", C, "", "13800000007", "", "", "", "", ""),
            // 8: a co-owner of row 2's room
            List.of(7, 101, "1栋", "1单元", C, "周六", "13800000008", "业主", "女", "", "", ""),
            // 9: the same as row 8 (the extra columns do not count)
            List.of(8, 101, "1栋", "1单元", C, "周六", "13800000008", "业主", "女", "", "", "重复"),
            // 10: nothing but spaces
            List.of("", "", "", " ", "", "\u3000", "", "", "", "", "", "\u00a0"),
            // 11: hidden in the sheet
            List.of(10, "203", "1栋", "1单元", C, "吴七", "13800000011", "家属", "男", "", "", ""),
            // 12: row 2's mobile under another name
            List.of(11, "204", "1栋", "1单元", C, "郑八", "13800000002", "业主", "男", "", "", ""),
            // 13: a community that does not exist
            List.of(12, "301", "1栋", "1单元", "星海明城", "冯九", "13800000013", "业主", "男", "", "", ""),
            // 14: formulas, whose cached values count
            List.of(13, "=300+2", "=\"1\"&\"栋\"", "1单元", C, "陈十", "=\"138000000\"&\"14\"", "业主", "男", "", "", ""),
            // 15: a date, and an ID number that fails its checksum
            List.of(
                    14,
                    "303",
                    "1栋",
                    "1单元",
                    C,
                    "褚十一",
                    "13800000015",
                    "租客",
                    "女",
                    "440304199001010000",
                    LocalDate.of(2024, 5, 1),
                    ""),
            // 16: a building part only
            List.of(15, "304", "01幢", "1单元", C, "", "", "", "", "", "", "空置"));

    private static final Map<String, String> CACHED =
            Map.of("=300+2", "302", "=\"1\"&\"栋\"", "1栋", "=\"138000000\"&\"14\"", "13800000014");
    private static final int HIDDEN = 11;

    private MessyRows() {}

    /** An .xlsx or .xls of three sheets; the rows are in the second. */
    static Path excel(Path file) {
        try (Workbook workbook = file.toString().endsWith(".xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
            Workbooks.fill(
                    workbook.createSheet("去年"),
                    HEADER,
                    List.of(List.of(1, "901", "9栋", "9单元", C, "去年的人", "13900000000", "业主", "男", "", "", "")));
            Sheet rows = workbook.createSheet("业主名册");
            Workbooks.fill(rows, HEADER, ROWS);
            rows.getRow(HIDDEN - 1).setZeroHeight(true);
            workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("由物业前台维护");
            return Workbooks.write(workbook, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same as text; what only a workbook can hold is written out. */
    static Path csv(Path file, Charset charset, String mark) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : ROWS) {
            rows.add(row.stream()
                    .map(value -> (Object) CACHED.getOrDefault(value.toString(), value.toString()))
                    .toList());
        }
        return Workbooks.csv(file, charset, mark, HEADER, rows);
    }
}
