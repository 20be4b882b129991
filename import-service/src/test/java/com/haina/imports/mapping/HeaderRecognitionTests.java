package com.haina.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.imports.excel.FileContent;
import com.haina.imports.excel.ReadLimits;
import com.haina.imports.excel.SheetRow;
import com.haina.imports.excel.Sheets;
import com.haina.imports.excel.Workbook;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

class HeaderRecognitionTests {

    private static SheetMapping recognise(FileContent content, List<List<String>> layers, RosterKind kind)
            throws Exception {
        try (Workbook workbook = Workbook.open(content, ReadLimits.DEFAULT)) {
            List<SheetRow> top = new ArrayList<>();
            workbook.read(0, row -> {
                top.add(row);
                return row.number() < HeaderRecognition.ROWS_LOOKED_AT;
            });
            return new HeaderRecognition(layers)
                    .recognise(0, top, workbook.sheets().getFirst().merges(), kind);
        }
    }

    private static SheetMapping csv(String text) throws Exception {
        return recognise(Sheets.csv(text), List.of(), null);
    }

    @Test
    void theResidentSampleIsRecognisedWithItsTwoHeaderRows() throws Exception {
        SheetMapping mapping = recognise(Sheets.sample("业主信息表格模板.xlsx"), List.of(), null);
        assertThat(mapping.kind()).isEqualTo(RosterKind.RESIDENTS);
        assertThat(mapping.headerRow()).isEqualTo(1);
        assertThat(mapping.headerRows()).isEqualTo(2);
        assertThat(mapping.fields())
                .containsOnly(
                        entry(0, RosterField.NAME),
                        entry(1, RosterField.GENDER),
                        entry(2, RosterField.IDENTITY),
                        entry(3, RosterField.MOBILE),
                        entry(4, RosterField.ID_NUMBER),
                        entry(5, RosterField.COMMUNITY),
                        entry(6, RosterField.layer("区")),
                        entry(7, RosterField.layer("楼栋")),
                        entry(8, RosterField.layer("单元")),
                        entry(9, RosterField.ROOM));
        assertThat(mapping.columns()).allMatch(column -> column.reason() == MatchReason.EXACT);
        assertThat(mapping.columns().get(1).group()).startsWith("基本信息");
    }

    @Test
    void theStaffSampleIsRecognised() throws Exception {
        SheetMapping mapping = recognise(Sheets.sample("员工信息表模板.xlsx"), List.of(), null);
        assertThat(mapping.kind()).isEqualTo(RosterKind.STAFF);
        assertThat(mapping.fields().values())
                .containsExactlyInAnyOrder(
                        RosterField.NAME,
                        RosterField.GENDER,
                        RosterField.MOBILE,
                        RosterField.ADDRESS,
                        RosterField.DEPARTMENT,
                        RosterField.POSITION,
                        RosterField.RANK,
                        RosterField.SERVED_COMMUNITIES,
                        RosterField.WECHAT_ID);
    }

    @Test
    void otherWordsOtherOrderExtraColumnsAndATitleAreFine() throws Exception {
        SheetMapping mapping = csv("滨江花园住户登记表\n\n房间号,楼号,单元号,备注,*业主名称：,手机号码（必填）,身份证号,小区名称\n101,1,1,无,张三,1,2,滨江\n");
        assertThat(mapping.kind()).isEqualTo(RosterKind.RESIDENTS);
        assertThat(mapping.headerRow()).isEqualTo(3);
        assertThat(mapping.headerRows()).isEqualTo(1);
        assertThat(mapping.fields())
                .containsAllEntriesOf(Map.of(
                        0, RosterField.ROOM,
                        1, RosterField.layer("楼栋"),
                        4, RosterField.NAME,
                        5, RosterField.MOBILE,
                        6, RosterField.ID_NUMBER))
                .doesNotContainKey(3);
        assertThat(mapping.columns().get(3).reason()).isEqualTo(MatchReason.UNKNOWN);
        assertThat(mapping.columns().get(4).reason()).isEqualTo(MatchReason.SYNONYM);
    }

    @Test
    void buildingColumnsAloneAreRooms() throws Exception {
        assertThat(csv("小区,楼栋,单元,门牌号\n滨江,1,1,101\n").kind()).isEqualTo(RosterKind.ROOMS);
        assertThat(csv("小区,楼栋,单元,门牌号,姓名\n滨江,1,1,101,张三\n").kind()).isEqualTo(RosterKind.RESIDENTS);
    }

    @Test
    void aTenantsOwnLayersTakeTheColumnsOfTheUsualOnes() throws Exception {
        SheetMapping mapping = recognise(
                Sheets.csv("小区,期,幢,楼号,户室\n滨江,一期,3,4,101\n"), List.of(List.of("期", "幢", "户室")), RosterKind.ROOMS);
        assertThat(mapping.fields())
                .containsAllEntriesOf(Map.of(
                        1, RosterField.layer("期"),
                        2, RosterField.layer("幢"),
                        4, RosterField.ROOM))
                .doesNotContainKey(3);
        assertThat(mapping.columns().get(3).reason()).isEqualTo(MatchReason.DUPLICATE);
    }

    @Test
    void aDoubtfulTitleIsDecidedByItsGroup() throws Exception {
        FileContent content = Sheets.csv("小区信息,楼栋信息,,住户信息,\n名称,楼栋,编号,姓名,号码\n滨江,1,101,张三,138\n");
        SheetMapping mapping = recognise(content, List.of(), RosterKind.RESIDENTS);
        assertThat(mapping.columns().get(0).field()).isEqualTo(RosterField.COMMUNITY);
        assertThat(mapping.columns().get(0).reason()).isEqualTo(MatchReason.GROUP_TITLE);
    }

    @Test
    void theReportColumnOfAnEarlierImportIsNotRead() throws Exception {
        SheetMapping mapping = csv("姓名,手机,楼栋,门牌号,错误原因\n张三,1,1,101,手机号不对\n");
        assertThat(mapping.columns().get(4).reason()).isEqualTo(MatchReason.REPORT_COLUMN);
        assertThat(mapping.columns().get(4).field()).isNull();
    }

    @Test
    void aSheetWithoutTitlesIsNotGuessedAt() throws Exception {
        assertThat(csv("张三,13812345678,1栋,101\n李四,13812345679,1栋,102\n")).isNull();
    }

    @Test
    void theSameTitlesHaveTheSameSignature() throws Exception {
        assertThat(csv("姓名,手机\n a,1").signature())
                .isEqualTo(csv(" 姓名 ,手机（必填）\nb,2\n").signature());
        assertThat(csv("姓名,手机\na,1").signature()).isNotEqualTo(csv("手机,姓名\na,1").signature());
    }
}
