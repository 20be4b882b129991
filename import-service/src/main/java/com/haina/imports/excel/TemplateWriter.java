package com.haina.imports.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a form as .xlsx: two header rows, an example, text columns, drop-downs. A choice that depends on the cells before
 * it is looked up by them in a hidden sheet, so names may hold anything, which named ranges could not.
 */
public final class TemplateWriter {
    private static final String CHOICES = "choices";
    private static final int FIRST_ROW = 2;
    private static final int LAST_ROW = 20_000;

    private TemplateWriter() {}

    public static void write(TemplateSheet template, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet(template.name());
            Sheet choices = workbook.createSheet(CHOICES);
            workbook.setSheetVisibility(1, org.apache.poi.ss.usermodel.SheetVisibility.VERY_HIDDEN);
            headers(workbook, sheet, template);
            Lists lists = new Lists(sheet, choices);
            List<TemplateSheet.Column> columns = template.columns();
            for (int i = 0; i < columns.size(); i++) {
                TemplateSheet.Column column = columns.get(i);
                if (!column.choices().isEmpty()) {
                    lists.plain(i, column.choices(), column.strict());
                }
            }
            cascade(template, lists);
            Sheet notes = workbook.createSheet(template.notesName());
            notes.setColumnWidth(0, 80 * 256);
            for (int i = 0; i < template.notes().size(); i++) {
                notes.createRow(i).createCell(0).setCellValue(template.notes().get(i));
            }
            workbook.write(out);
        }
    }

    private static void headers(XSSFWorkbook workbook, Sheet sheet, TemplateSheet template) {
        CellStyle text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        CellStyle head = workbook.createCellStyle();
        Font bold = workbook.createFont();
        bold.setBold(true);
        head.setFont(bold);
        head.setAlignment(HorizontalAlignment.CENTER);
        head.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        head.setBorderBottom(BorderStyle.THIN);
        CellStyle example = workbook.createCellStyle();
        example.cloneStyleFrom(text);
        Font grey = workbook.createFont();
        grey.setItalic(true);
        grey.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        example.setFont(grey);
        Row groups = sheet.createRow(0);
        Row titles = sheet.createRow(1);
        Row first = sheet.createRow(FIRST_ROW);
        int at = 0;
        for (TemplateSheet.Group group : template.groups()) {
            int from = at;
            for (TemplateSheet.Column column : group.columns()) {
                groups.createCell(at).setCellStyle(head);
                titles.createCell(at).setCellValue((column.required() ? "*" : "") + column.title());
                titles.getCell(at).setCellStyle(head);
                if (!column.example().isEmpty()) {
                    first.createCell(at).setCellValue(column.example());
                    first.getCell(at).setCellStyle(example);
                }
                sheet.setColumnWidth(at, 16 * 256);
                sheet.setDefaultColumnStyle(at, text);
                at++;
            }
            groups.getCell(from).setCellValue(group.title());
            if (at - from > 1) {
                sheet.addMergedRegion(new CellRangeAddress(0, 0, from, at - 1));
            }
        }
        sheet.createFreezePane(0, FIRST_ROW);
    }

    /** Each layer offers what stands below the cells already filled in to its left. */
    private static void cascade(TemplateSheet template, Lists lists) {
        Map<String, Integer> positions = template.positions();
        List<String> refs = new ArrayList<>();
        for (int depth = 0; depth < template.cascade().size(); depth++) {
            Map<String, TreeSet<String>> children = new TreeMap<>();
            for (List<String> path : template.paths()) {
                if (depth < path.size() && !path.get(depth).isEmpty()) {
                    children.computeIfAbsent(String.join("|", path.subList(0, depth)), key -> new TreeSet<>())
                            .add(path.get(depth));
                }
            }
            Integer column = positions.get(template.cascade().get(depth));
            if (column != null && !children.isEmpty()) {
                if (depth == 0) {
                    lists.plain(column, List.copyOf(children.getOrDefault("", new TreeSet<>())), false);
                } else {
                    lists.dependent(column, String.join("&\"|\"&", refs), children);
                }
            }
            if (column != null) {
                refs.add("$" + CellArea.columnName(column) + (FIRST_ROW + 1));
            }
        }
    }

    /** Drop-downs, and the hidden sheet in which their choices stand. */
    private static final class Lists {
        private final Sheet sheet;
        private final Sheet choices;
        private int next;

        Lists(Sheet sheet, Sheet choices) {
            this.sheet = sheet;
            this.choices = choices;
        }

        void plain(int column, List<String> values, boolean strict) {
            int at = next++;
            for (int i = 0; i < values.size(); i++) {
                row(i).createCell(at).setCellValue(values.get(i));
            }
            String name = CellArea.columnName(at);
            add(column, CHOICES + "!$" + name + "$1:$" + name + "$" + values.size(), strict);
        }

        void dependent(int column, String key, Map<String, TreeSet<String>> children) {
            int keys = next++;
            int values = next++;
            int i = 0;
            for (Map.Entry<String, TreeSet<String>> parent : children.entrySet()) {
                for (String child : parent.getValue()) {
                    row(i).createCell(keys).setCellValue(parent.getKey());
                    row(i).createCell(values).setCellValue(child);
                    i++;
                }
            }
            String range = CHOICES + "!$" + CellArea.columnName(keys) + "$1:$" + CellArea.columnName(keys) + "$" + i;
            String start = CHOICES + "!$" + CellArea.columnName(values) + "$1";
            add(
                    column,
                    "OFFSET(" + start + ",MATCH(" + key + "," + range + ",0)-1,0,COUNTIF(" + range + "," + key + "),1)",
                    false);
        }

        private Row row(int index) {
            Row row = choices.getRow(index);
            return row == null ? choices.createRow(index) : row;
        }

        private void add(int column, String formula, boolean strict) {
            DataValidationHelper helper = sheet.getDataValidationHelper();
            DataValidationConstraint constraint = helper.createFormulaListConstraint(formula);
            DataValidation validation =
                    helper.createValidation(constraint, new CellRangeAddressList(FIRST_ROW, LAST_ROW, column, column));
            // New buildings and departments may be written in; only words from a fixed list are enforced.
            validation.setShowErrorBox(strict);
            validation.setSuppressDropDownArrow(true);
            sheet.addValidationData(validation);
        }
    }
}
