package com.haina.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A messy workbook on the console: its columns put right, its errors read, the file taken back, mended, imported again and undone. */
class MessyImportJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Path FILES = Path.of("target/files/messy-console");

    private final RunningPlatform platform = RunningPlatform.get();

    MessyImportJourney() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void aMessyWorkbookIsMappedImportedMendedImportedAgainAndUndone() throws IOException {
        Office office = Office.join(platform, "杂乱的控制台");
        office.community("星海名城", "楼栋", "单元", "门牌号");
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, platform, Look.DESK).as(office);
        console.go("/people/imports");
        upload(console, MessyRows.excel(FILES.resolve("业主名册.xlsx")));

        // The office's list is in the second sheet.
        console.page.getByText(Pattern.compile("业主名册（\\d+ 行）")).click();
        assertThat(console.page.getByRole(
                        AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("业主名册.*"))))
                .isChecked();
        console.button("下一步：列映射").click();
        choose(console, "入住日期", "不导入");
        assertThat(console.button("撤回我的修改")).isVisible();
        console.button("撤回我的修改").click();
        choose(console, "备注", "证件号");
        assertThat(console.text("同一个字段只能对应一列").first()).isVisible();
        assertThat(console.button("下一步：试运行")).isDisabled();
        choose(console, "备注", "不导入");
        console.button("下一步：试运行").click();

        assertThat(console.page.getByRole(
                        AriaRole.IMG, new Page.GetByRoleOptions().setName("新增 10，有变化 0，无变化 1，有冲突 1，不能导入 2")))
                .isVisible();
        Locator five = console.page
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("钱四"))
                .first();
        assertThat(five).containsText("没有填“单元”");
        assertThat(five).containsText("不是手机号");
        assertThat(five).containsText("看不懂“身份”");
        console.buttonLike("导入 10 行.*").click();
        assertThat(console.text("导入完成")).isVisible();
        assertThat(console.text("2 行未导入")).isVisible();
        assertThat(console.text("1 行有冲突")).isVisible();
        Path annotated = download(console, "下载错误原因文件");
        assertThat(remarkOf(annotated, "钱四")).contains("没有填“单元”").contains("看不懂“身份”");
        Path mended = mended(download(console, "只下载未导入的行"));

        console.link("导入与撤销").first().click();
        upload(console, mended);
        console.button("下一步：列映射").click();
        console.button("下一步：试运行").click();
        console.buttonLike("导入 3 行.*").click();
        assertThat(console.text("导入完成")).isVisible();
        assertThat(office.residents()).isEqualTo(11);

        console.button("撤销本批次…").click();
        Locator asked = console.dialog();
        assertThat(asked).containsText("新增的 3 行会移除");
        assertThat(asked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取消")))
                .isFocused();
        asked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("撤销 3 行"))
                .click();
        assertThat(console.text("撤回了 3 行，保留 0 行。")).isVisible();
        assertThat(office.residents()).isEqualTo(8);
        console.nothingWentWrong();
    }

    private static void upload(ConsoleWindow console, Path file) {
        console.page.getByLabel("选择要导入的文件").setInputFiles(file);
    }

    private static void choose(ConsoleWindow console, String column, String field) {
        console.page
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(column + " 对应的字段"))
                .click();
        console.page
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(field))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first()
                .click();
    }

    private static Path download(ConsoleWindow console, String button) {
        Path to = FILES.resolve(button + ".xlsx");
        console.page.waitForDownload(() -> console.button(button).click()).saveAs(to);
        return to;
    }

    private static String remarkOf(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook workbook = WorkbookFactory.create(in)) {
            for (Sheet sheet : workbook) {
                for (var row : sheet) {
                    StringBuilder text = new StringBuilder();
                    for (Cell cell : row) {
                        text.append(cell).append('|');
                    }
                    if (text.indexOf(name) >= 0) {
                        return text.toString();
                    }
                }
            }
        }
        throw new AssertionError("no row of " + name + " in " + file);
    }

    /** What the front desk does with the rows that came back. */
    private static Path mended(Path failed) throws IOException {
        Path mended = FILES.resolve("改好的行.xlsx");
        try (InputStream in = Files.newInputStream(failed);
                Workbook workbook = WorkbookFactory.create(in)) {
            Sheet sheet = workbook.getSheetAt(0);
            MessyJourney.set(sheet, 2, "单元", "1单元");
            MessyJourney.set(sheet, 2, "手机号", "13800000005");
            MessyJourney.set(sheet, 2, "身份", "家属");
            MessyJourney.set(sheet, 2, "性别", "女");
            MessyJourney.set(sheet, 3, "手机号", "13800000012");
            MessyJourney.set(sheet, 4, "项目名称", "星海名城");
            return Workbooks.write(workbook, mended);
        }
    }
}
