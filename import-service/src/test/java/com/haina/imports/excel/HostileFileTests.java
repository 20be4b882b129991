package com.haina.imports.excel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HostileFileTests {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static void refused(Refusal refusal, FileContent content) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Sheets.lines(content, 0))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void aZipBombIsRefusedBeforeAnyRowIsRead() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, byte[]> parts = Sheets.parts(Sheets.table("a"));
        parts.remove(SHEET);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry(SHEET));
            zip.write("<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>甲</t></is></c></row>"
                    .getBytes(StandardCharsets.UTF_8));
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                zip.write(spaces);
            }
            zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        }
        long start = System.nanoTime();
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Workbook.open(Sheets.content(out.toByteArray()), ReadLimits.DEFAULT))
                .withMessage("import.file.zip-bomb");
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void aBombInTheStringsIsRefusedToo() throws Exception {
        refused(
                Refusal.ZIP_BOMB,
                Sheets.with("xl/sharedStrings.xml", "<sst>" + "<si><t>甲</t></si>".repeat(2_000_000) + "</sst>"));
    }

    @Test
    void billionLaughsAndExternalEntitiesAreRefusedInEveryPart() throws Exception {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>";
        String external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        refused(
                Refusal.EXTERNAL_ENTITY,
                Sheets.with(
                        SHEET,
                        laughs
                                + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&c;</t></is></c></row></sheetData></worksheet>"));
        refused(
                Refusal.EXTERNAL_ENTITY,
                Sheets.with(
                        SHEET,
                        external
                                + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>"));
        refused(
                Refusal.EXTERNAL_ENTITY,
                Sheets.with("xl/sharedStrings.xml", external + "<sst><si><t>&a;</t></si></sst>"));
        refused(Refusal.EXTERNAL_ENTITY, Sheets.with("xl/styles.xml", laughs + "<styleSheet/>"));
        refused(Refusal.EXTERNAL_ENTITY, Sheets.with("xl/workbook.xml", external + "<workbook/>"));
    }

    @Test
    void encryptedWorkbooksAreRefused() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var stream = encryptor.getDataStream(file)) {
                stream.write(Sheets.table("姓名"));
            }
            file.writeFilesystem(out);
        }
        refused(Refusal.ENCRYPTED, Sheets.content(out.toByteArray()));

        ByteArrayOutputStream old = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("a").createRow(0).createCell(0).setCellValue("姓名");
            Biff8EncryptionKey.setCurrentUserPassword("secret");
            workbook.write(old);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        refused(Refusal.ENCRYPTED, Sheets.content(old.toByteArray()));
    }

    @Test
    void macrosAreRefused() throws Exception {
        refused(Refusal.MACROS, Sheets.with("xl/vbaProject.bin", "x"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("a");
            workbook.write(out);
        }
        ByteArrayOutputStream withMacros = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem(new java.io.ByteArrayInputStream(out.toByteArray()))) {
            file.getRoot().createDirectory("_VBA_PROJECT_CUR");
            file.writeFilesystem(withMacros);
        }
        refused(Refusal.MACROS, Sheets.content(withMacros.toByteArray()));
    }

    @Test
    void truncatedFilesAreRefused() throws Exception {
        byte[] whole = Sheets.table("姓名,手机", "张三,13812345678");
        refused(Refusal.TRUNCATED, Sheets.content(Arrays.copyOf(whole, whole.length / 2)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            for (int i = 0; i < 500; i++) {
                workbook.createSheet("a" + i).createRow(0).createCell(0).setCellValue("姓名" + i);
            }
            workbook.write(out);
        }
        refused(Refusal.TRUNCATED, Sheets.content(Arrays.copyOf(out.toByteArray(), out.size() / 3)));
        refused(Refusal.TRUNCATED, Sheets.csv("姓名,手机\n\"张三,13812345678\n"));
    }

    @Test
    void otherOfficeFormatsAreRefusedByName() throws Exception {
        refused(Refusal.OTHER_OFFICE, Sheets.content(Sheets.zip(Map.of("word/document.xml", new byte[1]))));
        refused(Refusal.BINARY_WORKBOOK, Sheets.content(Sheets.zip(Map.of("xl/workbook.bin", new byte[1]))));
        refused(Refusal.ARCHIVE, Sheets.content(Sheets.zip(Map.of("a.txt", new byte[1]))));
        refused(
                Refusal.OPEN_DOCUMENT,
                Sheets.content(Sheets.zip(Map.of("mimetype", new byte[1], "content.xml", new byte[1]))));
    }

    @Test
    void brokenXmlIsRefusedWithoutQuotingIt() throws Exception {
        FileContent content = Sheets.with("xl/sharedStrings.xml", "<sst><si><t>张三</wrong>");
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> Workbook.open(content, ReadLimits.DEFAULT))
                .withMessage("import.file.unreadable");
    }

    @Test
    void moreRowsThanAllowedAreRefused() throws Exception {
        String[] lines = new String[40];
        Arrays.fill(lines, "张三,1");
        ReadLimits few = new ReadLimits(10, 1 << 30, 1 << 20);
        for (FileContent content :
                new FileContent[] {Sheets.content(Sheets.table(lines)), Sheets.csv(String.join("\n", lines))}) {
            assertThatExceptionOfType(FileRefused.class)
                    .isThrownBy(() -> Workbook.open(content, few))
                    .withMessage("import.file.too-many-rows");
        }
    }
}
