package com.haina.imports.excel;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** How a workbook's cell styles show numbers: as dates, with leading zeros, or plainly. */
final class NumberStyles {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    /** Doubles carry 15 digits that can be trusted; the sixteenth is noise of binary fractions. */
    private static final MathContext TRUSTED = new MathContext(15);

    private static final BigDecimal MOST_EXACT = new BigDecimal("999999999999999");

    private static final int MOST_MAGNITUDE = 40;

    private final List<Integer> formatOfStyle;
    private final Map<Integer, String> formats;
    private final boolean from1904;
    private final Map<Integer, Boolean> dates = new HashMap<>();

    private NumberStyles(List<Integer> formatOfStyle, Map<Integer, String> formats, boolean from1904) {
        this.formatOfStyle = formatOfStyle;
        this.formats = formats;
        this.from1904 = from1904;
    }

    static NumberStyles plain(boolean from1904) {
        return new NumberStyles(List.of(), Map.of(), from1904);
    }

    static NumberStyles read(InputStream in, boolean from1904) throws XMLStreamException {
        List<Integer> styles = new ArrayList<>();
        Map<Integer, String> formats = new HashMap<>();
        XMLStreamReader xml = Xml.reader(in);
        boolean inCellStyles = false;
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        String code = Xml.attribute(xml, "formatCode");
                        if (code != null) {
                            formats.put(number(Xml.attribute(xml, "numFmtId")), code);
                        }
                    }
                    case "cellXfs" -> inCellStyles = true;
                    case "xf" -> {
                        if (inCellStyles) {
                            styles.add(number(Xml.attribute(xml, "numFmtId")));
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("cellXfs")) {
                inCellStyles = false;
            }
        }
        return new NumberStyles(styles, formats, from1904);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A number cell as a person sees it; null when it is no number after all. */
    @Nullable
    Cell cell(String value, @Nullable String style) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            return null;
        }
        // 1E999999999 is a number of few letters that would be written out in a billion.
        long magnitude = (long) number.precision() - number.scale();
        if (magnitude > MOST_MAGNITUDE || magnitude < -MOST_MAGNITUDE) {
            return null;
        }
        int index = style == null ? 0 : number(style);
        int format = index < formatOfStyle.size() ? formatOfStyle.get(index) : 0;
        return cell(number, format, formats.get(format), from1904, dates);
    }

    static Cell cell(
            BigDecimal number, int format, @Nullable String code, boolean from1904, Map<Integer, Boolean> dates) {
        if (dates.computeIfAbsent(format, f -> isDate(f, code)) && number.signum() >= 0) {
            Cell date = date(number, from1904);
            if (date != null) {
                return date;
            }
        }
        if (number.abs().compareTo(MOST_EXACT) > 0) {
            return new Cell(number.toBigInteger().toString(), Cell.Kind.NUMBER_WITH_LOST_DIGITS);
        }
        BigDecimal shown = number.round(TRUSTED).stripTrailingZeros();
        String text = shown.toPlainString();
        if (code != null && shown.scale() <= 0 && isZeros(code) && text.length() < code.length()) {
            text = "0".repeat(code.length() - text.length()) + text;
        }
        return new Cell(text, Cell.Kind.NUMBER);
    }

    private static boolean isZeros(String code) {
        return code.chars().allMatch(c -> c == '0');
    }

    private static @Nullable Cell date(BigDecimal serial, boolean from1904) {
        if (serial.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
            return null;
        }
        long seconds = Math.round(serial.doubleValue() * 86_400);
        LocalDateTime start = from1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
        // Day 60 of the 1900 calendar never existed; days before it are one less.
        long shift = !from1904 && seconds < 60 * 86_400L ? 86_400 : 0;
        LocalDateTime at = start.plusSeconds(seconds + shift).truncatedTo(ChronoUnit.MINUTES);
        boolean midnight = at.toLocalTime().toSecondOfDay() == 0;
        return new Cell(at.format(midnight ? DAY : MINUTE), Cell.Kind.DATE);
    }

    /** Built-in date formats, East Asian ones included, and custom codes that show years, months or days. */
    static boolean isDate(int format, @Nullable String code) {
        if (code == null) {
            return (format >= 14 && format <= 22)
                    || (format >= 27 && format <= 36)
                    || (format >= 45 && format <= 47)
                    || (format >= 50 && format <= 58);
        }
        boolean quoted = false;
        int bracket = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                continue;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '[') {
                bracket++;
            } else if (c == ']') {
                bracket--;
            } else if (c == ';') {
                return false;
            } else if (bracket == 0 && "yYmMdDhHsS".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
