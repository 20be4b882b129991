package com.haina.imports.excel;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkbookReadingTests {
    private static FileContent book(FileKind kind, Consumer<org.apache.poi.ss.usermodel.Workbook> fill)
            throws IOException {
        return kind == FileKind.XLS ? Sheets.xls(fill) : Sheets.xlsx(fill);
    }

    @Test
    void readsTheResidentSampleAsItIs() throws Exception {
        assertThat(Sheets.lines(Sheets.sample("业主信息表格模板.xlsx"), 0))
                .hasSize(5)
                .contains(
                        "2:姓名|性别|身份|手机|证件号(如身份证,护照)|小区|区|楼栋|单元|门牌号",
                        "3:张三|男|业主|18913112121|440304198511080000|欢乐谷1小区||1栋|一单元|101");
    }

    @Test
    void readsTheStaffSampleAsItIs() throws Exception {
        assertThat(Sheets.lines(Sheets.sample("员工信息表模板.xlsx"), 0))
                .contains("4:李四|女|18913112123|南山区星海名城A3栋一单元4号|保安部—巡逻组|巡逻保安|资深保安|星海名城|lisi");
    }

    @ParameterizedTest
    @EnumSource(names = {"XLSX", "XLS"})
    void numbersDatesAndFormulasReadAsAPersonSeesThem(FileKind kind) throws Exception {
        FileContent content = book(kind, workbook -> {
            Row row = workbook.createSheet("表").createRow(0);
            row.createCell(0).setCellValue(1.3625895631E10);
            row.createCell(1).setCellValue(101);
            row.createCell(2).setCellValue(440304198511081234d);
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            row.createCell(3).setCellValue(LocalDate.of(2020, 2, 29));
            row.getCell(3).setCellStyle(day);
            row.createCell(4).setCellFormula("\"1\"&\"栋\"");
            row.createCell(5).setCellFormula("100+1");
            row.createCell(6).setCellFormula("NA()");
            CellStyle zeros = workbook.createCellStyle();
            zeros.setDataFormat(workbook.createDataFormat().getFormat("000"));
            row.createCell(7).setCellValue(7);
            row.getCell(7).setCellStyle(zeros);
            row.createCell(8).setCellValue(0.1 + 0.2);
            row.createCell(9).setCellValue(true);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        SheetRow row = Sheets.rows(content, 0).getFirst();
        assertThat(Sheets.lines(content, 0))
                .containsExactly("1:13625895631|101|ID|2020-02-29|1栋|101|ERROR|007|0.3|TRUE"
                        .replace("ID", row.cell(2).text())
                        .replace("ERROR", row.cell(6).text()));
        assertThat(row.cell(2).kind()).isEqualTo(Cell.Kind.NUMBER_WITH_LOST_DIGITS);
        assertThat(row.cell(2).text()).hasSize(18).startsWith("44030419851108");
        assertThat(row.cell(3).kind()).isEqualTo(Cell.Kind.DATE);
        assertThat(row.cell(6).kind()).isEqualTo(Cell.Kind.ERROR);
    }

    @ParameterizedTest
    @EnumSource(names = {"XLSX", "XLS"})
    void emptyRowsAreLeftOutAndRowNumbersStayTrue(FileKind kind) throws Exception {
        FileContent content = book(kind, workbook -> {
            Sheet sheet = workbook.createSheet("表");
            sheet.createRow(1).createCell(1).setCellValue("甲");
            sheet.createRow(4).createCell(0).setCellValue("\u00a0\u3000 ");
            sheet.createRow(7).createCell(0).setCellValue("\u00a0 乙\u3000");
        });
        assertThat(Sheets.lines(content, 0)).containsExactly("2:|甲", "8:乙");
    }

    @ParameterizedTest
    @EnumSource(names = {"XLSX", "XLS"})
    void sheetsHiddenRowsAndMergedCellsAreKnownBeforehand(FileKind kind) throws Exception {
        FileContent content = book(kind, workbook -> {
            workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("请填写");
            Sheet sheet = workbook.createSheet("住户");
            for (int i = 0; i < 4; i++) {
                sheet.createRow(i).createCell(0).setCellValue("行" + i);
                sheet.getRow(i).createCell(2).setCellValue(i);
            }
            sheet.getRow(2).setZeroHeight(true);
            sheet.addMergedRegion(new CellRangeAddress(1, 3, 1, 1));
            workbook.createSheet("旧").createRow(0).createCell(0).setCellValue("x");
            workbook.setSheetHidden(2, true);
        });
        try (Workbook workbook = Workbook.open(content, ReadLimits.DEFAULT)) {
            assertThat(workbook.sheets()).extracting(SheetShape::name).containsExactly("说明", "住户", "旧");
            SheetShape shape = workbook.sheets().get(1);
            assertThat(shape.rows()).isEqualTo(4);
            assertThat(shape.columns()).isEqualTo(3);
            assertThat(shape.hiddenRows()).isEqualTo(1);
            assertThat(shape.merges()).containsExactly(new CellArea(2, 4, 1, 1));
            assertThat(workbook.sheets().get(2).hidden()).isTrue();
        }
        assertThat(Sheets.rows(content, 1)).extracting(SheetRow::hidden).containsExactly(false, false, true, false);
    }

    @Test
    void sharedInlineAndRichStringsReadAlikeAndPhoneticGuidesAreLeftOut() throws Exception {
        Map<String, byte[]> parts = Sheets.parts(Sheets.table("x"));
        parts.put(
                "xl/sharedStrings.xml",
                ("<x:sst xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:si><x:t>张三</x:t></x:si>"
                                + "<x:si><x:r><x:t>李</x:t></x:r><x:r><x:t>四</x:t></x:r><x:rPh sb=\"0\" eb=\"1\"><x:t>li</x:t></x:rPh></x:si></x:sst>")
                        .getBytes(StandardCharsets.UTF_8));
        parts.put(
                "xl/worksheets/sheet1.xml",
                ("<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>"
                                + "<x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c t=\"s\"><x:v>1</x:v></x:c><x:c t=\"s\"><x:v>99</x:v></x:c>"
                                + "<x:c t=\"inlineStr\"><x:is><x:t>王&amp;五</x:t></x:is></x:c><x:c t=\"str\"><x:f>A1</x:f><x:v><![CDATA[赵<六]]></x:v></x:c>"
                                + "<x:c><x:v>1E999999999</x:v></x:c></x:row>"
                                + "<x:row r=\"9\"><x:c r=\"B9\" t=\"inlineStr\"><x:is><x:t>后</x:t></x:is></x:c></x:row>"
                                + "</x:sheetData></x:worksheet>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Sheets.lines(Sheets.content(Sheets.zip(parts)), 0))
                .containsExactly("1:张三|李四||王&五|赵<六|1E999999999", "9:|后");
    }

    @Test
    void textTablesOfEveryCharsetAndSeparatorReadAlike() throws Exception {
        String text = "姓名,手机,备注\r\n\"张,三\",13812345678,\"说\"\"好\"\"\n第二行\"\r\n\r\n李四,13812345679,龘\r\n";
        List<String> expected = List.of("1:姓名|手机|备注", "2:张,三|13812345678|说\"好\"\n第二行", "4:李四|13812345679|龘");
        List<FileContent> files = new ArrayList<>();
        files.add(Sheets.csv(text));
        files.add(Sheets.csv("\ufeff" + text));
        files.add(Sheets.content(text.getBytes(Charset.forName("GB18030"))));
        files.add(Sheets.content(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)));
        files.add(Sheets.content(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)));
        files.add(Sheets.csv(text.replace("机,备", "机\t备")
                .replace("名,手", "名\t手")
                .replace("\",1", "\"\t1")
                .replace("四,1", "四\t1")
                .replace("8,\"说", "8\t\"说")
                .replace("9,龘", "9\t龘")));
        for (FileContent file : files) {
            assertThat(Sheets.lines(file, 0)).isEqualTo(expected);
        }
    }

    @Test
    void textTablesKeepWhatExportsAndExcelDoToNumbers() throws Exception {
        FileContent content = Sheets.csv(
                "手机\n=\"13812345678\"\n'13812345678\n'+8613812345678\n1.38E+10\n1.3625895631E10\n#N/A\n\"\t13812345678\",x,y,z\n");
        assertThat(Sheets.lines(content, 0))
                .containsExactly(
                        "1:手机",
                        "2:13812345678",
                        "3:13812345678",
                        "4:+8613812345678",
                        "5:13800000000",
                        "6:13625895631",
                        "7:#N/A",
                        "8:13812345678|x|y|z");
        assertThat(Sheets.rows(content, 0).get(4).cell(0).kind()).isEqualTo(Cell.Kind.NUMBER_WITH_LOST_DIGITS);
        assertThat(Sheets.rows(content, 0).get(5).cell(0).kind()).isEqualTo(Cell.Kind.NUMBER);
    }

    @Test
    void stringsBeyondTheBudgetAreReadFromTheScratchFile() throws Exception {
        StringBuilder sst = new StringBuilder("<sst>");
        for (int i = 0; i < 60_000; i++) {
            sst.append("<si><t>").append("住户".repeat(12)).append(i).append("</t></si>");
        }
        sst.append("</sst>");
        try (SharedStrings strings = SharedStrings.read(
                new java.io.ByteArrayInputStream(sst.toString().getBytes(StandardCharsets.UTF_8)), 1 << 20)) {
            assertThat(strings.size()).isEqualTo(60_000);
            for (int i = 0; i < 60_000; i += 7) {
                assertThat(strings.get(i)).isEqualTo("住户".repeat(12) + i);
            }
            assertThat(strings.get(3)).isEqualTo("住户".repeat(12) + 3);
        }
    }
}
