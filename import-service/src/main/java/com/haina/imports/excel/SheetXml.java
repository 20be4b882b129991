package com.haina.imports.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** Rows out of one sheet's XML. */
final class SheetXml {
    /** Nobody's roster is wider; what is beyond is dropped. */
    private static final int MOST_COLUMNS = 256;

    private static final int LONGEST = 32_767;

    private final XMLStreamReader xml;
    private final SharedStrings strings;
    private final NumberStyles styles;
    private final StringBuilder text = new StringBuilder();

    SheetXml(XMLStreamReader xml, SharedStrings strings, NumberStyles styles) {
        this.xml = xml;
        this.strings = strings;
        this.styles = styles;
    }

    void read(Workbook.RowReader reader) throws XMLStreamException, IOException {
        int number = 0;
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("sheetData")) {
                return;
            }
            if (event != XMLStreamReader.START_ELEMENT || !xml.getLocalName().equals("row")) {
                continue;
            }
            String given = Xml.attribute(xml, "r");
            number = given == null ? number + 1 : Integer.parseInt(given);
            boolean hidden = Xml.flag(Xml.attribute(xml, "hidden"));
            List<@Nullable Cell> cells = cells();
            if (!cells.isEmpty() && !reader.row(new SheetRow(number, hidden, cells))) {
                return;
            }
        }
    }

    /** The cells up to the row's end; empty when all are blank. */
    private List<@Nullable Cell> cells() throws XMLStreamException, IOException {
        List<@Nullable Cell> cells = new ArrayList<>(16);
        int column = -1;
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event != XMLStreamReader.START_ELEMENT || !xml.getLocalName().equals("c")) {
                continue;
            }
            String reference = Xml.attribute(xml, "r");
            column = reference == null ? column + 1 : CellArea.column(reference);
            Cell cell = cell();
            if (cell == null || column < 0 || column >= MOST_COLUMNS) {
                continue;
            }
            while (cells.size() < column) {
                cells.add(null);
            }
            if (cells.size() == column) {
                cells.add(cell);
            } else {
                cells.set(column, cell);
            }
        }
        return Collections.unmodifiableList(cells);
    }

    private @Nullable Cell cell() throws XMLStreamException, IOException {
        String type = Xml.attribute(xml, "t");
        String style = Xml.attribute(xml, "s");
        text.setLength(0);
        boolean taking = false;
        int phonetic = 0;
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    // The formula itself is of no interest: its cached value is what the person saw.
                    case "v", "t" -> taking = phonetic == 0;
                    case "rPh" -> phonetic++;
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v", "t" -> taking = false;
                    case "rPh" -> phonetic--;
                    case "c" -> {
                        return value(type == null ? "n" : type, style);
                    }
                    default -> {}
                }
            } else if (taking
                    && (event == XMLStreamReader.CHARACTERS
                            || event == XMLStreamReader.CDATA
                            || event == XMLStreamReader.SPACE)
                    && text.length() < LONGEST) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        throw new FileRefused(Refusal.TRUNCATED);
    }

    private @Nullable Cell value(String type, @Nullable String style) throws IOException {
        String raw = text.toString();
        return switch (type) {
            case "s" -> {
                try {
                    yield text(strings.get(Integer.parseInt(raw.strip())));
                } catch (NumberFormatException e) {
                    yield null;
                }
            }
            case "b" -> raw.isBlank() ? null : Cell.text(Xml.flag(raw.strip()) ? "TRUE" : "FALSE");
            case "e" -> raw.isBlank() ? null : new Cell(raw.strip(), Cell.Kind.ERROR);
            case "n" -> raw.isBlank() ? null : numberOrText(raw, style);
            default -> text(raw);
        };
    }

    private @Nullable Cell numberOrText(String raw, @Nullable String style) {
        Cell number = styles.cell(raw, style);
        return number == null ? text(raw) : number;
    }

    private static @Nullable Cell text(String raw) {
        String stripped = CellText.strip(raw);
        return stripped.isEmpty() ? null : Cell.text(stripped);
    }
}
