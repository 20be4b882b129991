package com.haina.imports.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Adds remarks to a binary workbook, which can only be done to the whole of it in memory. */
final class XlsAnnotation {
    private XlsAnnotation() {}

    static void copy(
            FileContent content, String sheetName, int headerRow, int column, RowRemarks remarks, OutputStream out)
            throws IOException {
        try (InputStream in = content.stream();
                HSSFWorkbook workbook = new HSSFWorkbook(in)) {
            HSSFSheet sheet = workbook.getSheet(sheetName);
            for (int index = sheet.getFirstRowNum(); index <= sheet.getLastRowNum(); index++) {
                HSSFRow row = sheet.getRow(index);
                if (row == null || index + 1 < headerRow) {
                    continue;
                }
                String remark = index + 1 == headerRow ? RowRemarks.TITLE : remarks.on(index + 1);
                if (remark != null) {
                    row.createCell(column).setCellValue(remark);
                } else if (row.getCell(column) != null) {
                    row.removeCell(row.getCell(column));
                }
            }
            workbook.write(out);
        }
    }
}
