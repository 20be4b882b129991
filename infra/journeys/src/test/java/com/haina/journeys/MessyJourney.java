package com.haina.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Workbooks as they really are: everything that can be understood is, and everything else is said at once. */
class MessyJourney {

    private static final Path FILES = Path.of("target/files/messy");
    private static final String REMARK = "错误原因";

    private static final String FIVE =
            "没有填“单元”。这个小区的结构要求填写；“手机号”“*****00”不是手机号，应为 1 开头的 11 位数字；" + "看不懂“身份”“房东太太”，请填业主、家属或租客";
    private static final String TWELVE = "“手机号”“138****0002”在第 2 行属于另一个姓名。一个手机号只能对应一个人，请核对";
    private static final String THIRTEEN = "没有“星海明城”这个小区。现有：星海名城。请先在“小区楼栋信息”里建立，或改正名称";

    /** What each row's remark says; rows that are not here have none. Row 11 is hidden in workbooks, which text cannot tell. */
    private static final Map<Integer, String> REMARKS = new TreeMap<>(Map.of(
            5, FIVE + "；提醒：看不懂“性别”“不详”，请填男或女",
            6, "提醒：没有填手机，姓名、身份等不会导入，只登记房间",
            7, "提醒：填了手机，但没有填“业主名称”。请补上姓名；提醒：填了手机，但没有填“身份”。请填业主、家属或租客",
            9, "提醒：与第 8 行完全相同，只导入一次",
            11, "提醒：此行在表格中被隐藏，仍会导入；不需要请删除",
            12, TWELVE,
            13, THIRTEEN,
            15, "提醒：“身份证号”“440304********0000”的校验位不对，请核对；仍会导入"));

    private final RunningPlatform platform = RunningPlatform.get();

    @ParameterizedTest
    @ValueSource(strings = {"名册.xlsx", "名册.xls", "名册-GB18030.csv", "名册-UTF-8.csv"})
    void theSameMessyListLeadsToTheSameResultInEveryFormat(String name) throws IOException {
        boolean workbook = !name.endsWith(".csv");
        Office office = Office.join(platform, "杂乱物业" + name.substring(name.length() - 4));
        String community = office.community("星海名城", "楼栋", "单元", "门牌号");
        String id = uploaded(office, file(name), workbook);
        String self = "/api/import/v1/imports/" + id;
        JsonNode checked = office.checked(id);

        assertThat(mapping(checked))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("房号", "room"),
                        Map.entry("楼号", "layer:楼栋"),
                        Map.entry("单元", "layer:单元"),
                        Map.entry("项目名称", "community"),
                        Map.entry("业主名称", "name"),
                        Map.entry("手机号", "mobile"),
                        Map.entry("身份", "identity"),
                        Map.entry("性别", "gender"),
                        Map.entry("身份证号", "idNumber"),
                        Map.entry("入住日期", "movedInOn")));
        assertThat(counts(checked))
                .isEqualTo(Map.of(
                        "newRows",
                        10,
                        "changed",
                        0,
                        "unchanged",
                        1,
                        "conflict",
                        1,
                        "invalid",
                        2,
                        "warnings",
                        workbook ? 6 : 5));
        Map<Integer, String> expected = new TreeMap<>(REMARKS);
        if (!workbook) {
            expected.remove(11);
        }
        assertThat(remarks(office, self)).isEqualTo(expected);

        JsonNode report = office.web.get(self + "/report").expect(200).json();
        assertThat(report.required("issues").toString())
                .contains("没有填“单元”。小区的结构要求填写", "“项目名称”里的小区不存在", "“手机号”在其他行属于另一个姓名")
                .doesNotContain("现有：。");

        JsonNode applied = office.apply(id, "OVERWRITE");
        assertThat(applied.required("state").asString()).isEqualTo("APPLIED");
        assertThat(applied.required("applied").required("created").asInt()).isEqualTo(10);
        assertThat(applied.required("applied").required("failed").asInt()).isEqualTo(3);
        assertThat(office.residents()).isEqualTo(8);
        JsonNode places = office.web
                .get("/api/resident/v1/communities/" + community + "/counts")
                .expect(200)
                .json();
        assertThat(places.required("rooms").asInt()).isEqualTo(9);
        assertThat(places.required("nodes").asInt())
                .as("1栋, 01幢 and a formula's 1栋 are one building")
                .isEqualTo(2);
        assertThat(home(office, "13800000003")).isEqualTo("赵二 OWNER 星海名城 1栋1单元102 -");
        assertThat(home(office, "13800000008")).isEqualTo("周六 OWNER 星海名城 1栋1单元101 -");
        assertThat(home(office, "13800000014")).isEqualTo("陈十 OWNER 星海名城 1栋1单元302 -");
        assertThat(home(office, "13800000015")).isEqualTo("褚十一 TENANT 星海名城 1栋1单元303 2024-05-01");

        Path annotated = office.web.download(self + "/files/annotated", FILES.resolve("还回-" + name));
        assertThat(remarks(annotated)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"待改正.xlsx", "待改正.xls"})
    void theRowsThatFailedComeBackAloneAndAreTakenOnceMended(String name) throws IOException {
        Office office = Office.join(platform, "改正物业" + name.substring(name.length() - 4));
        office.community("星海名城", "楼栋", "单元", "门牌号");
        String id = uploaded(office, file(name), true);
        office.checked(id);
        office.apply(id, "OVERWRITE");

        Path failed =
                office.web.download("/api/import/v1/imports/" + id + "/files/failed-rows", FILES.resolve("失败的行.xlsx"));
        assertThat(remarks(failed).values()).containsExactly(FIVE + "；提醒：看不懂“性别”“不详”，请填男或女", TWELVE, THIRTEEN);
        Path mended = FILES.resolve("改好的行.xlsx");
        try (InputStream in = Files.newInputStream(failed);
                Workbook workbook = WorkbookFactory.create(in)) {
            Sheet sheet = workbook.getSheetAt(0);
            set(sheet, 2, "单元", "1单元");
            set(sheet, 2, "手机号", "13800000005");
            set(sheet, 2, "身份", "家属");
            set(sheet, 2, "性别", "女");
            set(sheet, 3, "手机号", "13800000012");
            set(sheet, 4, "项目名称", "星海名城");
            Workbooks.write(workbook, mended);
        }
        JsonNode again = office.dryRun(mended);
        assertThat(counts(again))
                .isEqualTo(
                        Map.of("newRows", 3, "changed", 0, "unchanged", 0, "conflict", 0, "invalid", 0, "warnings", 0));
        JsonNode applied = office.apply(again.required("id").asString(), "OVERWRITE");
        assertThat(applied.required("applied").required("created").asInt()).isEqualTo(3);
        assertThat(office.residents()).isEqualTo(11);
    }

    @Test
    void harmfulAndUnreadableFilesAreRefusedInWordsAndLeaveNothingBehind() throws IOException {
        Office office = Office.join(platform, "谨慎物业");
        Path good = MessyRows.excel(Path.of("target/files/hostile/good.xlsx"));
        refused(office, HostileFiles.program("业主.xlsx"), "import.file.program");
        refused(office, HostileFiles.encrypted("有密码.xlsx", good), "import.file.encrypted");
        refused(office, HostileFiles.macros("带宏.xlsm", good), "import.file.macros");
        refused(office, HostileFiles.truncated("断了.xlsx", good), "import.file.truncated");
        refused(office, HostileFiles.bomb("炸弹.xlsx", good), "import.file.zip-bomb");
        refused(office, HostileFiles.externalEntity("外部.xlsx", good), "import.file.external-entity");
        refused(office, Workbooks.bytes(FILES.resolve("空.csv"), new byte[0]), "import.file.empty");
        assertThat(office.web.get("/api/import/v1/imports").expect(200).json().required("items"))
                .isEmpty();
    }

    private static void refused(Office office, Path file, String code) {
        Web.Answer answer = office.web.upload("/api/import/v1/imports", file).expect(422);
        assertThat(answer.json().required("code").asString())
                .as(file.toString())
                .isEqualTo(code);
        assertThat(answer.json().required("detail").asString()).contains("请").doesNotContain("Exception");
    }

    private static Path file(String name) {
        Path file = FILES.resolve(name);
        if (!name.endsWith(".csv")) {
            return MessyRows.excel(file);
        }
        return name.contains("GB18030")
                ? MessyRows.csv(file, Charset.forName("GB18030"), "")
                : MessyRows.csv(file, StandardCharsets.UTF_8, "\uFEFF");
    }

    /** Uploads; of a workbook the second sheet is chosen, as the first would do as well. */
    private static String uploaded(Office office, Path file, boolean workbook) {
        JsonNode first = office.dryRun(file);
        String id = first.required("id").asString();
        if (workbook) {
            assertThat(first.required("file").required("sheets")).hasSize(3);
            String self = "/api/import/v1/imports/" + id;
            office.web
                    .put(self + "/mapping", office.web.get(self).expect(200).etag(), Map.of("sheet", 1))
                    .expect(202);
        }
        return id;
    }

    private static Map<String, String> mapping(JsonNode checked) {
        return StreamSupport.stream(
                        checked.required("mapping").required("columns").spliterator(), false)
                .filter(column -> column.has("field"))
                .filter(column -> !column.required("field").isNull())
                .collect(Collectors.toMap(
                        column -> column.required("title").asString(),
                        column -> column.required("field").asString()));
    }

    private static Map<String, Integer> counts(JsonNode checked) {
        return checked.required("counts").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().asInt()));
    }

    /** What the API says of each row, put together as the returned file does. */
    private static Map<Integer, String> remarks(Office office, String self) {
        Map<Integer, String> remarks = new TreeMap<>();
        for (JsonNode row :
                office.web.get(self + "/rows?limit=100").expect(200).json().required("items")) {
            List<String> errors = messages(row, "ERROR", "");
            List<String> warnings = messages(row, "WARNING", "提醒：");
            if (!errors.isEmpty() || !warnings.isEmpty()) {
                remarks.put(
                        row.required("row").asInt(),
                        String.join("；", errors)
                                + (errors.isEmpty() || warnings.isEmpty() ? "" : "；")
                                + String.join("；", warnings));
            }
        }
        return remarks;
    }

    private static List<String> messages(JsonNode row, String severity, String before) {
        return StreamSupport.stream(row.required("issues").spliterator(), false)
                .filter(issue -> issue.required("severity").asString().equals(severity))
                .map(issue -> before + issue.required("message").asString())
                .toList();
    }

    /** The added column of a returned file, by row as Excel shows it. */
    private static Map<Integer, String> remarks(Path file) throws IOException {
        Map<Integer, String> remarks = new TreeMap<>();
        if (file.toString().endsWith(".csv")) {
            byte[] bytes = Files.readAllBytes(file);
            boolean marked = bytes[0] == (byte) 0xEF;
            List<String> lines = new String(bytes, marked ? StandardCharsets.UTF_8 : Charset.forName("GB18030"))
                    .lines()
                    .toList();
            assertThat(lines.getFirst()).endsWith("," + REMARK);
            for (int i = 1; i < lines.size(); i++) {
                String remark = lines.get(i).substring(lines.get(i).lastIndexOf(',') + 1);
                if (!remark.isEmpty()) {
                    remarks.put(i + 1, remark);
                }
            }
            return remarks;
        }
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            Sheet sheet = workbook.getSheetAt(workbook.getNumberOfSheets() > 1 ? 1 : 0);
            int column = column(sheet, REMARK);
            assertThat(column).isEqualTo(MessyRows.HEADER.size());
            for (Row row : sheet) {
                Cell cell = row.getCell(column);
                if (row.getRowNum() > 0
                        && cell != null
                        && !cell.getStringCellValue().isEmpty()) {
                    remarks.put(row.getRowNum() + 1, cell.getStringCellValue());
                }
            }
        }
        return remarks;
    }

    private static int column(Sheet sheet, String title) {
        DataFormatter text = new DataFormatter();
        for (Cell cell : sheet.getRow(0)) {
            if (text.formatCellValue(cell).equals(title)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + title);
    }

    static void set(Sheet sheet, int row, String title, String value) {
        int column = column(sheet, title);
        Row there = sheet.getRow(row - 1);
        // A new cell, as Excel writes it: POI leaves an inline string's old text beside the new one.
        there.createCell(column).setCellValue(value);
    }

    /** Name, identity, address and day of moving in of the person with a mobile. */
    private static String home(Office office, String mobile) {
        JsonNode person = office.web
                .post("/api/resident/v1/residents/searches", Map.of("q", mobile))
                .expect(200)
                .json()
                .required("items")
                .get(0);
        JsonNode home = person.required("homes").get(0);
        return person.required("name").asString() + " "
                + home.required("identity").asString() + " "
                + home.required("address").asString() + " "
                + home.path("movedInOn").asString("-");
    }
}
