package com.haina.imports.excel;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryTests {
    private static final int ROWS = 200_000;

    @TempDir
    Path directory;

    /** In a process of its own, because only a small heap proves a bound. */
    @Test
    void twoHundredThousandRowsAreReadAndGivenBackInAHeapOf64Megabytes() throws Exception {
        Path file = directory.resolve("large.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(new XSSFWorkbook(), 100, false, true);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet("住户");
            for (int i = 0; i < ROWS; i++) {
                var row = sheet.createRow(i);
                for (int column = 0; column < 10; column++) {
                    row.createCell(column).setCellValue(column < 2 ? "住户" + i + "-" + column : "值" + column);
                }
            }
            workbook.write(out);
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("rows " + ROWS);
        assertThat(process.exitValue()).isZero();
    }

    static final class Reading {
        public static void main(String[] args) throws Exception {
            FileContent content = FileContent.of(Path.of(args[0]));
            ReadLimits limits = new ReadLimits(1_000_000, 4L << 30, 8 << 20);
            List<Integer> rows = new ArrayList<>(List.of(0));
            try (Workbook workbook = Workbook.open(content, limits)) {
                workbook.read(0, row -> {
                    rows.set(0, rows.getFirst() + 1);
                    return true;
                });
            }
            new ReturnedFile(content, FileKind.XLSX, limits, 0, 1, 1)
                    .annotated(row -> row % 2 == 0 ? "错" : null, OutputStream.nullOutputStream());
            java.io.PrintStream out = new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
            out.println("rows " + rows.getFirst());
            out.flush();
        }
    }
}
