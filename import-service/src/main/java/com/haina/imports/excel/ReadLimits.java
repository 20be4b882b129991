package com.haina.imports.excel;

/**
 * What one file may cost.
 *
 * @param rows rows with a value in one sheet
 * @param expandedBytes bytes that all parts of a zipped workbook may unpack to
 * @param stringBytes heap bytes of one workbook's shared strings; what is beyond goes to an encrypted scratch file
 */
public record ReadLimits(int rows, long expandedBytes, int stringBytes) {
    public static final ReadLimits DEFAULT = new ReadLimits(1_000_000, 4L << 30, 32 << 20);
}
