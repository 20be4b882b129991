package com.haina.imports.excel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * An .xlsx read straight from its parts. Unlike the libraries' readers it needs no clear copy of the file on disk, sees
 * hidden rows and merged cells beforehand, and keeps strings in bounded memory.
 */
final class XlsxWorkbook implements Workbook {
    private static final int MOST_MERGES = 200_000;

    private record Part(String name, String path, boolean hidden) {}

    private final GuardedParts parts;
    private final List<Part> sheetParts;
    private final List<SheetShape> shapes;
    private final SharedStrings strings;
    private final NumberStyles styles;

    private XlsxWorkbook(
            GuardedParts parts,
            List<Part> sheetParts,
            List<SheetShape> shapes,
            SharedStrings strings,
            NumberStyles styles) {
        this.parts = parts;
        this.sheetParts = sheetParts;
        this.shapes = shapes;
        this.strings = strings;
        this.styles = styles;
    }

    static XlsxWorkbook open(FileContent content, ReadLimits limits) throws IOException {
        GuardedParts parts = GuardedParts.open(content, limits.expandedBytes());
        boolean opened = false;
        try {
            refuseRelatives(parts);
            XlsxWorkbook workbook = guarded(() -> read(parts, limits));
            opened = true;
            return workbook;
        } finally {
            if (!opened) {
                parts.close();
            }
        }
    }

    /** Other zipped formats, and workbooks that carry programs. */
    private static void refuseRelatives(GuardedParts parts) {
        List<String> names = parts.names();
        if (names.stream().anyMatch(n -> n.endsWith("vbaProject.bin") || n.startsWith("xl/macrosheets/"))) {
            throw new FileRefused(Refusal.MACROS);
        }
        if (parts.has("xl/workbook.bin")) {
            throw new FileRefused(Refusal.BINARY_WORKBOOK);
        }
        if (parts.has("xl/workbook.xml")) {
            return;
        }
        if (parts.has("content.xml") && parts.has("mimetype")) {
            throw new FileRefused(Refusal.OPEN_DOCUMENT);
        }
        if (names.stream().anyMatch(n -> n.startsWith("word/") || n.startsWith("ppt/"))) {
            throw new FileRefused(Refusal.OTHER_OFFICE);
        }
        throw new FileRefused(Refusal.ARCHIVE);
    }

    private static XlsxWorkbook read(GuardedParts parts, ReadLimits limits) throws IOException, XMLStreamException {
        try (InputStream types = parts.part("[Content_Types].xml")) {
            if (types != null) {
                refuseMacroTypes(types);
            }
        }
        Map<String, String> targets = new HashMap<>();
        try (InputStream in = parts.required("xl/_rels/workbook.xml.rels")) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    String target = Xml.attribute(xml, "Target");
                    String id = Xml.attribute(xml, "Id");
                    if (target != null && id != null) {
                        targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
                    }
                }
            }
        }
        List<Part> sheets = new ArrayList<>();
        boolean from1904 = false;
        try (InputStream in = parts.required("xl/workbook.xml")) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (Xml.next(xml) != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    from1904 = Xml.flag(Xml.attribute(xml, "date1904"));
                } else if (xml.getLocalName().equals("sheet")) {
                    String path = targets.get(relationId(xml));
                    // Chart sheets have no rows.
                    if (path != null && parts.has(path) && !path.contains("chartsheets/")) {
                        String name = Xml.attribute(xml, "name");
                        String state = Xml.attribute(xml, "state");
                        sheets.add(new Part(name == null ? "" : name, path, state != null && !state.equals("visible")));
                    }
                }
            }
        }
        NumberStyles styles = NumberStyles.plain(from1904);
        try (InputStream in = parts.part("xl/styles.xml")) {
            if (in != null) {
                styles = NumberStyles.read(in, from1904);
            }
        }
        List<SheetShape> shapes = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            shapes.add(shape(parts, i, sheets.get(i), limits));
        }
        SharedStrings strings = SharedStrings.none();
        try (InputStream in = parts.part("xl/sharedStrings.xml")) {
            if (in != null) {
                strings = SharedStrings.read(in, limits.stringBytes());
            }
        }
        return new XlsxWorkbook(parts, List.copyOf(sheets), List.copyOf(shapes), strings, styles);
    }

    private static void refuseMacroTypes(InputStream types) throws XMLStreamException {
        XMLStreamReader xml = Xml.reader(types);
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                String type = Xml.attribute(xml, "ContentType");
                if (type != null && type.contains("macroEnabled")) {
                    throw new FileRefused(Refusal.MACROS);
                }
            }
        }
    }

    private static String relationId(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            // r:id, not sheetId; its prefix is the file's choice.
            if (xml.getAttributeLocalName(i).equals("id")) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** One pass over the sheet's tags before any row is believed: bombs, declarations, merged cells, how many rows. */
    private static SheetShape shape(GuardedParts parts, int index, Part sheet, ReadLimits limits) throws IOException {
        int rows = 0;
        int hiddenRows = 0;
        int columns = 0;
        int column = -1;
        boolean hidden = false;
        boolean counted = false;
        List<CellArea> merges = new ArrayList<>();
        try (InputStream in = parts.required(sheet.path())) {
            TagScanner tags = new TagScanner(in);
            while (tags.next()) {
                if (tags.opens("c")) {
                    String reference = tags.attribute("r");
                    column = reference == null ? column + 1 : CellArea.column(reference);
                } else if (tags.opens("v") || tags.opens("t")) {
                    columns = Math.max(columns, column + 1);
                    if (!counted) {
                        counted = true;
                        rows++;
                        hiddenRows += hidden ? 1 : 0;
                        if (rows > limits.rows() + 20) {
                            throw new FileRefused(Refusal.TOO_MANY_ROWS);
                        }
                    }
                } else if (tags.opens("row")) {
                    counted = false;
                    column = -1;
                    hidden = Xml.flag(tags.attribute("hidden"));
                } else if (tags.opens("mergeCell")) {
                    String reference = tags.attribute("ref");
                    CellArea area = reference == null ? null : CellArea.parse(reference);
                    if (area != null && merges.size() < MOST_MERGES) {
                        merges.add(area);
                    }
                } else if (tags.startsWith("<!DOCTYPE") || tags.startsWith("<!ENTITY")) {
                    throw new FileRefused(Refusal.EXTERNAL_ENTITY);
                }
            }
        }
        return new SheetShape(index, sheet.name(), sheet.hidden(), rows, columns, hiddenRows, List.copyOf(merges));
    }

    @Override
    public FileKind kind() {
        return FileKind.XLSX;
    }

    @Override
    public List<SheetShape> sheets() {
        return shapes;
    }

    String path(int sheet) {
        return sheetParts.get(sheet).path();
    }

    @Override
    public void read(int sheet, RowReader reader) throws IOException {
        guarded(() -> {
            try (InputStream in = parts.required(sheetParts.get(sheet).path())) {
                new SheetXml(Xml.reader(in), strings, styles).read(reader);
            }
            return this;
        });
    }

    @Override
    public void close() throws IOException {
        strings.close();
        parts.close();
    }

    private interface Reading<T> {
        T read() throws IOException, XMLStreamException;
    }

    /** What parsers and unpackers throw, said as what it means. */
    private static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (XMLStreamException e) {
            FileRefused refused = refusedWithin(e);
            if (refused != null) {
                throw refused;
            }
            throw new FileRefused(Refusal.UNREADABLE, e);
        } catch (EOFException | ZipException e) {
            throw new FileRefused(Refusal.TRUNCATED, e);
        }
    }

    private static @Nullable FileRefused refusedWithin(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileRefused refused) {
                return refused;
            }
        }
        return null;
    }
}
