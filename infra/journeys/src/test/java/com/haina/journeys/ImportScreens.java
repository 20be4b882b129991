package com.haina.journeys;

import com.haina.journeys.Screens.Who;

import static com.haina.journeys.Screens.fails;

/** Imports in each of their states. */
final class ImportScreens extends ScreenArea {

    ImportScreens(Exhibition exhibition) {
        imports(exhibition);
    }

    private void imports(Exhibition exhibition) {
        String one = "/people/imports/";
        page("03-imports", "/people/imports", "/api/import/v1/imports(\\?.*)?");
        state(
                "03-imports-no-match",
                Who.FULL,
                "/people/imports",
                NOTHING,
                window -> window.field("文件名").fill("没有这个文件"));
        add("03-import-1-new", Who.FULL, one + "new", NOTHING, NOTHING, true);
        state("03-import-1-no-header", Who.FULL, one + exhibition.uploaded, NOTHING, NOTHING);
        add(
                "03-import-2-mapping",
                Who.FULL,
                one + exhibition.checked,
                NOTHING,
                window -> window.button("上一步", "Back").click(),
                true);
        add("03-import-3-dry-run", Who.FULL, one + exhibition.checked, NOTHING, NOTHING, true);
        state(
                "03-import-3-cancel",
                Who.FULL,
                one + exhibition.checked,
                NOTHING,
                window -> window.button("取消导入…").click());
        add("03-import-3-rows", Who.FULL, one + exhibition.checked + "/rows", NOTHING, NOTHING, true);
        add("03-import-5-report", Who.FULL, one + exhibition.applied, NOTHING, NOTHING, true);
        state(
                "03-import-5-undo",
                Who.FULL,
                one + exhibition.applied,
                NOTHING,
                window -> window.button("撤销本批次…").click());
        state("03-import-5-undone", Who.FULL, one + exhibition.undone, NOTHING, NOTHING);
        state("03-import-5-cancelled", Who.FULL, one + exhibition.cancelled, NOTHING, NOTHING);
        state("03-import-error", Who.FULL, one + exhibition.checked, fails("/api/import/.*"), NOTHING);
        state("03-import-none", Who.FULL, one + "01a20564e828000027dd08145dd63fd8", NOTHING, NOTHING);
    }
}
