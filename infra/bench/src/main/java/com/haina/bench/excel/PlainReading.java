package com.haina.bench.excel;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.alibaba.excel.EasyExcel;
import com.alibaba.excel.cache.MapCache;
import com.alibaba.excel.context.AnalysisContext;
import com.alibaba.excel.event.AnalysisEventListener;

/** Reads the first sheet of a workbook into one map per row, as fast as EasyExcel does it, and lets go of each row at once. */
public final class PlainReading extends AnalysisEventListener<Map<Integer, String>> {

    private long rows;
    private long cells;

    private PlainReading() {}

    /**
     * What was read.
     *
     * @param rows data rows, without the two header rows
     */
    public record Counts(long rows, long cells) {}

    public static Counts of(Path workbook) {
        PlainReading reading = new PlainReading();
        EasyExcel.read(workbook.toFile(), reading)
                .readCache(new MapCache())
                .headRowNumber(2)
                .sheet(0)
                .doRead();
        return new Counts(reading.rows, reading.cells);
    }

    @Override
    public void invoke(Map<Integer, String> row, AnalysisContext context) {
        Map<Integer, String> copy = new LinkedHashMap<>(row);
        rows++;
        cells += copy.size();
    }

    @Override
    public void doAfterAllAnalysed(AnalysisContext context) {
        // nothing was kept
    }
}
