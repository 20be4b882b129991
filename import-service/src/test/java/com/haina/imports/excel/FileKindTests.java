package com.haina.imports.excel;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileKindTests {

    @Test
    void bytesDecideAndNotTheName() throws Exception {
        assertThat(FileKind.of(Sheets.sample("业主信息表格模板.xlsx"))).isEqualTo(FileKind.XLSX);
        assertThat(FileKind.of(Sheets.xls(workbook -> workbook.createSheet("a"))))
                .isEqualTo(FileKind.XLS);
        assertThat(FileKind.of(Sheets.csv("姓名,手机\n"))).isEqualTo(FileKind.CSV);
        assertThat(FileKind.of("姓名,手机\n".getBytes(Charset.forName("GB18030")))).isEqualTo(FileKind.CSV);
        assertThat(FileKind.of("\ufeff姓名".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(FileKind.CSV);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "PROGRAM, TVqQAAMAAAAEAAAA//8AALgAAAA=",
        "PROGRAM, f0VMRgIBAQAAAAAAAAAAAA==",
        "PROGRAM, IyEvYmluL3NoCnJtIC1yZiB+Cg==",
        "PDF, JVBERi0xLjcKJeLjz9MK",
        "IMAGE, iVBORw0KGgoAAAANSUhEUg==",
        "ARCHIVE, UmFyIRoHAQA=",
        "WEB_PAGE, PGh0bWw+PHRhYmxlPjx0cj4=",
        "NOT_A_TABLE, AAECAwQFBgcICQ=="
    })
    void otherFilesAreRefusedForWhatTheyAre(Refusal refusal, String bytes) {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> FileKind.of(Base64.getDecoder().decode(bytes)))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatExceptionOfType(FileRefused.class)
                .isThrownBy(() -> FileKind.of(new byte[0]))
                .withMessage("import.file.empty");
    }

    @Test
    void aTableMayBeginWithLettersThatImagesBeginWithToo() {
        assertThat(FileKind.of("BM,MZ\n1,2\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileKind.CSV);
    }
}
