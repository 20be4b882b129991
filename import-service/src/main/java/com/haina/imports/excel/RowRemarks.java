package com.haina.imports.excel;

import org.jspecify.annotations.Nullable;

/** What is to be written beside the rows of a file that goes back to its owner. */
@FunctionalInterface
public interface RowRemarks {

    /** The title of the added column; a file that has it already gets it overwritten. */
    String TITLE = "错误原因";

    /** The remark on a row, absent for none; asked once per row with rising numbers. */
    @Nullable
    String on(int row) throws java.io.IOException;
}
