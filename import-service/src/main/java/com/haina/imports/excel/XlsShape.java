package com.haina.imports.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BlankRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;

/** The sheets of a binary workbook, from one pass over its records. */
final class XlsShape {
    private final List<SheetShape> sheets = new ArrayList<>();
    private final List<BitSet> hidden = new ArrayList<>();
    private boolean from1904;

    private XlsShape() {}

    static XlsShape read(POIFSFileSystem file, ReadLimits limits) throws IOException {
        XlsShape shape = new XlsShape();
        Collector collector = new Collector();
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(collector::record);
        new HSSFEventFactory().processWorkbookEvents(request, file);
        shape.from1904 = collector.from1904;
        // Sheets follow each other in the stream; the tabs' own list says which is which by its position.
        List<BoundSheetRecord> inStream = new ArrayList<>(collector.bounds);
        inStream.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
        for (BoundSheetRecord bound : collector.bounds) {
            int place = inStream.indexOf(bound);
            if (place >= collector.streams.size() || !collector.streams.get(place).worksheet) {
                continue;
            }
            OneSheet one = collector.streams.get(place);
            if (one.filled.cardinality() > limits.rows() + 20) {
                throw new FileRefused(Refusal.TOO_MANY_ROWS);
            }
            BitSet hiddenFilled = (BitSet) one.hidden.clone();
            hiddenFilled.and(one.filled);
            // EasyExcel numbers the worksheets in stream order and passes over charts.
            int index = (int) collector.streams.subList(0, place).stream()
                    .filter(stream -> stream.worksheet)
                    .count();
            shape.sheets.add(new SheetShape(
                    index,
                    bound.getSheetname(),
                    bound.isHidden() || bound.isVeryHidden(),
                    one.filled.cardinality(),
                    one.columns,
                    hiddenFilled.cardinality(),
                    List.copyOf(one.merges)));
            shape.hidden.add(one.hidden);
        }
        return shape;
    }

    List<SheetShape> sheets() {
        return List.copyOf(sheets);
    }

    boolean isHidden(int sheet, int rowIndex) {
        return hidden.get(sheet).get(rowIndex);
    }

    boolean from1904() {
        return from1904;
    }

    private static final class OneSheet {
        private boolean worksheet;
        private int columns;
        private final BitSet filled = new BitSet();
        private final BitSet hidden = new BitSet();
        private final List<CellArea> merges = new ArrayList<>();
    }

    private static final class Collector {
        private final List<BoundSheetRecord> bounds = new ArrayList<>();
        private final List<OneSheet> streams = new ArrayList<>();
        private boolean from1904;
        private int depth;

        private void record(Record record) {
            if (record instanceof BoundSheetRecord bound) {
                bounds.add(bound);
            } else if (record instanceof DateWindow1904Record window) {
                from1904 = window.getWindowing() == 1;
            } else if (record instanceof BOFRecord begin) {
                // A chart drawn on a sheet is a stream within the sheet's own.
                if (depth++ == 0 && begin.getType() != BOFRecord.TYPE_WORKBOOK) {
                    OneSheet one = new OneSheet();
                    one.worksheet = begin.getType() == BOFRecord.TYPE_WORKSHEET;
                    streams.add(one);
                }
            } else if (record instanceof EOFRecord) {
                depth--;
            } else if (!streams.isEmpty() && depth == 1) {
                inSheet(streams.getLast(), record);
            }
        }

        private static void inSheet(OneSheet sheet, Record record) {
            if (record instanceof RowRecord row) {
                if (row.getZeroHeight()) {
                    sheet.hidden.set(row.getRowNumber());
                }
            } else if (record instanceof MergeCellsRecord merges) {
                for (int i = 0; i < merges.getNumAreas(); i++) {
                    CellRangeAddress area = merges.getAreaAt(i);
                    sheet.merges.add(new CellArea(
                            area.getFirstRow() + 1,
                            area.getLastRow() + 1,
                            area.getFirstColumn(),
                            area.getLastColumn()));
                }
            } else if (record instanceof CellValueRecordInterface cell && !(record instanceof BlankRecord)) {
                sheet.filled.set(cell.getRow());
                sheet.columns = Math.max(sheet.columns, cell.getColumn() + 1);
            }
        }
    }
}
