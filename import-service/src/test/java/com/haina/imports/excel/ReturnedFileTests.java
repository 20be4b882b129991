package com.haina.imports.excel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnedFileTests {
    private static final RowRemarks SECOND = row -> row == 3 ? "手机号 138****1234 位数不对 <请检查>" : null;

    private static FileContent annotated(FileContent content, FileKind kind, int headerRow, RowRemarks remarks)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReturnedFile(content, kind, ReadLimits.DEFAULT, 0, headerRow, headerRow).annotated(remarks, out);
        return Sheets.content(out.toByteArray());
    }

    private static FileContent failed(FileContent content, FileKind kind, int first, int last, RowRemarks remarks)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReturnedFile(content, kind, ReadLimits.DEFAULT, 0, first, last).failedRows(remarks, out);
        return Sheets.content(out.toByteArray());
    }

    @Test
    void anXlsxComesBackWithRemarksAndItsStylesAndWidths() throws Exception {
        FileContent content = Sheets.xlsx(workbook -> {
            CellStyle red = workbook.createCellStyle();
            red.setFillForegroundColor(IndexedColors.RED.getIndex());
            Sheet sheet = workbook.createSheet("住户");
            sheet.setColumnWidth(0, 9000);
            for (int i = 0; i < 4; i++) {
                Row row = sheet.createRow(i);
                row.createCell(0).setCellValue(i == 0 ? "姓名" : "张三" + i);
                row.createCell(1).setCellValue(i == 0 ? "手机" : "1381234567" + i);
                row.getCell(1).setCellStyle(red);
                // Styled and blank, to the right of everything: the new cell must still stand in order.
                row.createCell(5).setCellStyle(red);
            }
            workbook.createSheet("其他").createRow(0).createCell(0).setCellValue("不动");
        });
        FileContent back = annotated(content, FileKind.XLSX, 1, SECOND);
        assertThat(Sheets.lines(back, 0))
                .containsExactly(
                        "1:姓名|手机|错误原因",
                        "2:张三1|13812345671",
                        "3:张三2|13812345672|手机号 138****1234 位数不对 <请检查>",
                        "4:张三3|13812345673");
        try (XSSFWorkbook reopened = new XSSFWorkbook(back.stream())) {
            Sheet sheet = reopened.getSheetAt(0);
            assertThat(sheet.getColumnWidth(0)).isEqualTo(9000);
            assertThat(sheet.getRow(2).getCell(1).getCellStyle().getFillForegroundColor())
                    .isEqualTo(IndexedColors.RED.getIndex());
            assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).startsWith("手机号");
            assertThat(reopened.getSheetAt(1).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("不动");
        }
    }

    @Test
    void aFileAnnotatedBeforeKeepsOneRemarkColumn() throws Exception {
        FileContent once = annotated(Sheets.content(Sheets.table("姓名,手机", "甲,1", "乙,2")), FileKind.XLSX, 1, SECOND);
        FileContent twice = annotated(once, FileKind.XLSX, 1, row -> row == 2 ? "新的" : null);
        assertThat(Sheets.lines(twice, 0)).containsExactly("1:姓名|手机|错误原因", "2:甲|1|新的", "3:乙|2");
    }

    @Test
    void theSampleWithTwoHeaderRowsComesBackWithTheTitleInTheSecond() throws Exception {
        FileContent back = annotated(Sheets.sample("业主信息表格模板.xlsx"), FileKind.XLSX, 2, row -> row == 5 ? "错" : null);
        assertThat(Sheets.lines(back, 0).get(1)).endsWith("|门牌号|错误原因");
        assertThat(Sheets.lines(back, 0).get(4)).endsWith("|102|错");
    }

    @Test
    void anXlsComesBackAsXls() throws Exception {
        FileContent content = Sheets.xls(workbook -> {
            Sheet sheet = workbook.createSheet("住户");
            for (int i = 0; i < 3; i++) {
                sheet.createRow(i).createCell(0).setCellValue("值" + i);
            }
        });
        FileContent back = annotated(content, FileKind.XLS, 1, SECOND);
        assertThat(FileKind.of(back)).isEqualTo(FileKind.XLS);
        assertThat(Sheets.lines(back, 0)).element(2).asString().startsWith("3:值2|手机号");
    }

    @Test
    void aTextTableComesBackInItsCharsetAndCannotCalculate() throws Exception {
        Charset gb = Charset.forName("GB18030");
        FileContent content =
                Sheets.content("姓名,手机\r\n=HYPERLINK(\"http://x\"),+8613812345678\r\n@甲,-1\r\n".getBytes(gb));
        String back =
                new String(annotated(content, FileKind.CSV, 1, SECOND).stream().readAllBytes(), gb);
        assertThat(back)
                .isEqualTo(
                        "姓名,手机,错误原因\r\n\"'=HYPERLINK(\"\"http://x\"\")\",'+8613812345678,\r\n'@甲,'-1,手机号 138****1234 位数不对 <请检查>\r\n");
        assertThat(Sheets.lines(Sheets.content(back.getBytes(gb)), 0))
                .element(2)
                .asString()
                .startsWith("3:@甲|-1|手机号");
    }

    @Test
    void failedRowsAloneKeepTheHeadersAndCanBeReadAgain() throws Exception {
        FileContent back = failed(Sheets.sample("业主信息表格模板.xlsx"), FileKind.XLSX, 1, 2, row -> row == 4 ? "错" : null);
        assertThat(Sheets.lines(back, 0)).hasSize(3);
        assertThat(Sheets.lines(back, 0).get(1)).startsWith("2:姓名|性别").endsWith("门牌号|错误原因");
        assertThat(Sheets.lines(back, 0).get(2))
                .isEqualTo("3:李四|女|家属|13625895630|440304199003080001|欢乐谷1小区||1栋|一单元|101|错");
        try (Workbook workbook = Workbook.open(back, ReadLimits.DEFAULT)) {
            assertThat(workbook.sheets().getFirst().merges()).contains(new CellArea(1, 1, 0, 2));
        }
        FileContent csv = failed(Sheets.csv("姓名,手机\n甲,1\n乙,2\n"), FileKind.CSV, 1, 1, row -> row == 3 ? "错" : null);
        assertThat(new String(csv.stream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("\ufeff姓名,手机,错误原因\r\n乙,2,错\r\n");
    }
}
