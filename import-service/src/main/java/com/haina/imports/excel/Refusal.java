package com.haina.imports.excel;

import java.util.Locale;

/** Why a file is not read at all. Each has a sentence in the message bundle that says what to do instead. */
public enum Refusal {
    EMPTY,
    TRUNCATED,
    ENCRYPTED,
    MACROS,
    PROGRAM,
    PDF,
    IMAGE,
    ARCHIVE,
    WEB_PAGE,
    BINARY_WORKBOOK,
    OPEN_DOCUMENT,
    OTHER_OFFICE,
    NOT_A_TABLE,
    ZIP_BOMB,
    EXTERNAL_ENTITY,
    TOO_LARGE,
    TOO_MANY_ROWS,
    NO_ROWS,
    UNREADABLE;

    /** The problem's code, also its key in the message bundle: {@code import.file.zip-bomb}. */
    public String code() {
        return "import.file." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
