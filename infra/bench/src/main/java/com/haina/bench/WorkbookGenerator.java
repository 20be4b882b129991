package com.haina.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes a resident workbook in the manual's form: two header rows, the first of merged group titles, ten columns, shared strings as Excel
 * and WPS write them. Arguments: number of rows, file, optionally the community's name and a seed from 0 to 999.
 */
public final class WorkbookGenerator {

    private static final int[][] GROUPS = {{0, 2}, {3, 4}, {5, 9}};
    private static final String[] TITLES = {"基本信息(选填)", "身份验证信息(选填)", "小区楼栋信息(必填)"};

    private WorkbookGenerator() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 4) {
            throw new IllegalArgumentException("arguments: rows file [community] [seed]");
        }
        String community = arguments.length > 2 ? arguments[2] : "基准花园";
        int seed = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        write(Path.of(arguments[1]), Integer.parseInt(arguments[0]), new SampleResidents(community, seed));
    }

    static void write(Path file, int rows, SampleResidents residents) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, false, true);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("业主信息表");
            Row titles = sheet.createRow(0);
            for (int i = 0; i < GROUPS.length; i++) {
                titles.createCell(GROUPS[i][0]).setCellValue(TITLES[i]);
                sheet.addMergedRegion(new CellRangeAddress(0, 0, GROUPS[i][0], GROUPS[i][1]));
            }
            fill(sheet.createRow(1), SampleResidents.COLUMNS);
            for (int i = 0; i < rows; i++) {
                fill(sheet.createRow(i + 2), residents.row(i));
            }
            workbook.write(out);
        }
    }

    private static void fill(Row row, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            row.createCell(i).setCellValue(values.get(i));
        }
    }
}
