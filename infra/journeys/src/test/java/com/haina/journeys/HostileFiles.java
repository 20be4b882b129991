package com.haina.journeys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that are to be refused, each made from a good workbook. */
final class HostileFiles {

    private static final Path FOLDER = Path.of("target/files/hostile");

    private HostileFiles() {}

    /** A Windows program under a workbook's name. */
    static Path program(String name) {
        byte[] content = new byte[4096];
        content[0] = 'M';
        content[1] = 'Z';
        byte[] stub = "This program cannot be run in DOS mode.".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(stub, 0, content, 78, stub.length);
        return Workbooks.bytes(FOLDER.resolve(name), content);
    }

    /** With a password to open it. */
    static Path encrypted(String name, Path good) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("秘密");
            try (OutputStream out = encryptor.getDataStream(file)) {
                Files.copy(good, out);
            } catch (java.security.GeneralSecurityException failure) {
                throw new IOException(failure);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return Workbooks.bytes(FOLDER.resolve(name), out.toByteArray());
        }
    }

    /** With macros, as an .xlsm has them. */
    static Path macros(String name, Path good) throws IOException {
        return withPart(
                name,
                good,
                "xl/vbaProject.bin",
                zip -> zip.write("Attribute VB_Name".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Cut off in the middle of the transfer. */
    static Path truncated(String name, Path good) throws IOException {
        byte[] whole = Files.readAllBytes(good);
        return Workbooks.bytes(FOLDER.resolve(name), Arrays.copyOf(whole, whole.length * 2 / 3));
    }

    /** A sheet that unfolds to 300 MB of spaces. */
    static Path bomb(String name, Path good) throws IOException {
        return withPart(name, good, "xl/worksheets/sheet1.xml", zip -> {
            zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.US_ASCII));
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                zip.write(spaces);
            }
            zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** A sheet that asks for a file of the server. */
    static Path externalEntity(String name, Path good) throws IOException {
        return withPart(
                name, good, "xl/worksheets/sheet1.xml", zip -> zip.write("""
                        <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
                        <worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>
                        """.getBytes(StandardCharsets.US_ASCII)));
    }

    private interface Part {
        void writeTo(OutputStream zip) throws IOException;
    }

    private static Path withPart(String name, Path good, String part, Part content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes);
                ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(good)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry(part));
            content.writeTo(out);
        }
        return Workbooks.bytes(FOLDER.resolve(name), bytes.toByteArray());
    }
}
