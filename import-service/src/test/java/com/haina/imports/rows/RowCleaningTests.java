package com.haina.imports.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RowIssue;
import com.haina.imports.excel.Cell;
import com.haina.imports.excel.CellArea;
import com.haina.imports.excel.SheetRow;
import com.haina.imports.mapping.ColumnMatch;
import com.haina.imports.mapping.MatchReason;
import com.haina.imports.mapping.SheetMapping;

import static org.assertj.core.api.Assertions.assertThat;

class RowCleaningTests {
    private static final List<String> FIELDS = List.of(
            RosterField.layer("楼栋"), RosterField.ROOM, RosterField.NAME, RosterField.MOBILE, RosterField.ID_NUMBER);

    private static RowCleaning cleaning(CellArea... merges) {
        List<ColumnMatch> columns = new java.util.ArrayList<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            columns.add(new ColumnMatch(i, FIELDS.get(i), "", FIELDS.get(i), MatchReason.EXACT));
        }
        return new RowCleaning(new SheetMapping(RosterKind.RESIDENTS, 0, 1, 1, columns), List.of(merges), Map.of());
    }

    private static SheetRow row(int number, Object... values) {
        return new SheetRow(
                number,
                false,
                Arrays.stream(values)
                        .map(value -> value == null
                                ? null
                                : value instanceof Cell cell ? cell : new Cell(value.toString(), Cell.Kind.TEXT))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mobile; +86 138-1234-5678; 13812345678",
                "mobile; 86 13812345678; 13812345678",
                "mobile; １３８ １２３４ ５６７８; 13812345678",
                "mobile; 13812345678.0; 13812345678",
                "mobile; 0755-12345678; 0755-12345678",
                "mobile; 1381234567; 1381234567",
                "name; 张 三; 张三",
                "name; Ａｎｎ　Ｌｅｅ; Ann Lee",
                "gender; 先生; MALE",
                "gender; F; FEMALE",
                "gender; 不详; 不详",
                "identity; 户主; OWNER",
                "identity; 配偶; FAMILY",
                "identity; 租户; TENANT",
                "identity; 朋友; 朋友",
                "idNumber; 44030419851108000ｘ; 44030419851108000X",
                "idNumber; 440304 1985 1108 0000; 440304198511080000",
                "department; 工程部—维修组; 工程部/维修组",
                "department; 工程部–维修组 - 夜班; 工程部/维修组/夜班",
                "department; 工程部／维修组——夜班; 工程部/维修组/夜班",
                "department; 总部>工程部\\维修组; 总部/工程部/维修组",
                "servedCommunities; 星海名城、滨江花园；万家; 星海名城,滨江花园,万家",
                "movedInOn; 2020年3月5日; 2020-03-05",
                "movedInOn; 2020/3/5; 2020-03-05",
                "movedInOn; 20200305; 2020-03-05",
                "movedInOn; 2020-02-31; 2020-02-31",
                "movedInOn; 去年; 去年"
            })
    void valuesAreBroughtToOneForm(String field, String written, String expected) {
        assertThat(Values.clean(field, written)).isEqualTo(expected);
    }

    @Test
    void aRowBecomesItsValuesWithoutEmptyOnes() {
        CleanRow clean = cleaning().clean(row(2, "１栋", new Cell("101", Cell.Kind.NUMBER), null, "\u00a0 "));
        assertThat(clean.row().values()).isEqualTo(Map.of(RosterField.layer("楼栋"), "1栋", RosterField.ROOM, "101"));
        assertThat(clean.issues()).isEmpty();
    }

    @Test
    void headerRowsAndRowsWithoutMappedValuesAreNoRows() {
        assertThat(cleaning().clean(row(1, "楼栋"))).isNull();
        assertThat(cleaning().clean(row(2, null, null, null, null, null, "备注"))).isNull();
    }

    @Test
    void lostDigitsAreAnErrorForAMobileAndAWarningForAnIdNumber() {
        CleanRow clean = cleaning()
                .clean(row(
                        2,
                        "1栋",
                        "101",
                        "张三",
                        new Cell("13800000000", Cell.Kind.NUMBER_WITH_LOST_DIGITS),
                        new Cell("440304198511080000", Cell.Kind.NUMBER_WITH_LOST_DIGITS)));
        assertThat(clean.issues())
                .containsExactlyInAnyOrder(
                        RowIssue.error(RosterField.MOBILE, "value.digits-lost"),
                        RowIssue.warning(RosterField.ID_NUMBER, "value.digits-lost"));
        assertThat(clean.hasErrors()).isTrue();
    }

    @Test
    void aRoomNumberThatBecameADateAndAFailedFormulaAreErrors() {
        CleanRow clean = cleaning()
                .clean(row(2, new Cell("#N/A", Cell.Kind.ERROR), new Cell("2026-03-02", Cell.Kind.DATE), "张三"));
        assertThat(clean.issues())
                .extracting(RowIssue::code)
                .containsExactlyInAnyOrder("value.formula-failed", "value.became-date");
    }

    @Test
    void aHiddenRowIsReadAndSaidToBeHidden() {
        CleanRow clean = cleaning().clean(new SheetRow(2, true, List.of(new Cell("1栋", Cell.Kind.TEXT))));
        assertThat(clean.issues()).containsExactly(RowIssue.warning("", "row.hidden"));
    }

    @Test
    void aCellMergedDownwardsCountsForEveryRowItCovers() {
        RowCleaning cleaning = cleaning(new CellArea(2, 4, 0, 0), new CellArea(6, 7, 0, 0));
        String building = RosterField.layer("楼栋");
        assertThat(cleaning.clean(row(2, "1栋", "101")).row().values()).containsEntry(building, "1栋");
        assertThat(cleaning.clean(row(3, null, "102")).row().values()).containsEntry(building, "1栋");
        assertThat(cleaning.clean(row(5, null, "103")).row().values()).doesNotContainKey(building);
        assertThat(cleaning.clean(row(6, "2栋", "101")).row().values()).containsEntry(building, "2栋");
        assertThat(cleaning.clean(row(7, null, "102")).row().values()).containsEntry(building, "2栋");
    }

    @ParameterizedTest
    @CsvSource({
        "mobile, 13812345678, 138****5678",
        "mobile, 1381234, *****34",
        "idNumber, 440304198511080000, 440304********0000",
        "name, 张三, 张三",
        "layer:楼栋, 1栋, 1栋"
    })
    void personalValuesAreMaskedWhereTheyAreShown(String field, String value, String masked) {
        assertThat(Masking.mask(field, value)).isEqualTo(masked);
    }
}
