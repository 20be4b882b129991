package com.haina.resident.claim.pdf;

import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A document of A4 pages with a card per room. Texts that are too long are set smaller, then cut; characters that the font lacks are shown
 * as a box. Codes are drawn as areas, not as pictures, so they print sharp at any size. Not safe for concurrent use.
 */
public final class CardSheet implements Closeable {

    /** How cards stand on a page. */
    public enum Layout {
        /** Eight cards with lines to cut along, 105 × 74 mm each. */
        EIGHT,
        /** One large card, for a door or a notice board. */
        ONE
    }

    /**
     * One room.
     *
     * @param room what it is called within the community
     * @param url where its code leads
     */
    public record Card(String community, String room, String url) {}

    /**
     * What stands on every card.
     *
     * @param steps what to do, one line each
     * @param office who can be asked; may be empty
     * @param note in small print
     */
    public record Words(String title, List<String> steps, String office, String note) {}

    private static final String FONT = "/fonts/NotoSansSC-Sheets.ttf";
    private static final int MISSING = '□';
    private static final PDRectangle PAGE = PDRectangle.A4;
    private static final int COLUMNS = 2;
    private static final int ROWS = 4;
    private static final Color INK = new Color(0x16, 0x20, 0x2c);
    private static final Color SOFT = new Color(0x55, 0x60, 0x6e);
    private static final Color LINE = new Color(0x9a, 0xa4, 0xb0);

    private final Layout layout;
    private final Words words;
    private final PDDocument document = new PDDocument();
    private final TrueTypeFont glyphs;
    private final CmapLookup characters;
    private final PDType0Font font;
    private @Nullable PDPageContentStream page;
    private int onPage;

    public CardSheet(Layout layout, Words words) throws IOException {
        this.layout = layout;
        this.words = words;
        try (InputStream file = Objects.requireNonNull(CardSheet.class.getResourceAsStream(FONT), FONT)) {
            glyphs = new TTFParser().parse(new RandomAccessReadBuffer(file));
        }
        characters = glyphs.getUnicodeCmapLookup();
        font = PDType0Font.load(document, glyphs, true);
    }

    /** Draws the next card. */
    public void add(Card card) throws IOException {
        int perPage = layout == Layout.ONE ? 1 : COLUMNS * ROWS;
        if (page == null || onPage == perPage) {
            turn();
        }
        PDPageContentStream canvas = Objects.requireNonNull(page);
        if (layout == Layout.ONE) {
            large(canvas, card);
        } else {
            small(canvas, card, onPage % COLUMNS, onPage / COLUMNS);
        }
        onPage++;
    }

    /** Writes the document; nothing can be added afterwards. */
    public void write(OutputStream out) throws IOException {
        if (page == null) {
            turn();
        }
        Objects.requireNonNull(page).close();
        document.save(out);
    }

    private void turn() throws IOException {
        if (page != null) {
            page.close();
        }
        PDPage next = new PDPage(PAGE);
        document.addPage(next);
        page = new PDPageContentStream(document, next, PDPageContentStream.AppendMode.APPEND, true);
        onPage = 0;
        if (layout == Layout.EIGHT) {
            cutLines(page);
        }
    }

    private static void cutLines(PDPageContentStream canvas) throws IOException {
        canvas.setStrokingColor(LINE);
        canvas.setLineWidth(0.4f);
        canvas.setLineDashPattern(new float[] {3, 3}, 0);
        for (int column = 1; column < COLUMNS; column++) {
            float x = PAGE.getWidth() / COLUMNS * column;
            canvas.moveTo(x, 0);
            canvas.lineTo(x, PAGE.getHeight());
        }
        for (int row = 1; row < ROWS; row++) {
            float y = PAGE.getHeight() / ROWS * row;
            canvas.moveTo(0, y);
            canvas.lineTo(PAGE.getWidth(), y);
        }
        canvas.stroke();
    }

    /** Code on the left, words on the right, who can be asked below. */
    private void small(PDPageContentStream canvas, Card card, int column, int row) throws IOException {
        float width = PAGE.getWidth() / COLUMNS;
        float height = PAGE.getHeight() / ROWS;
        float left = column * width + 18;
        float top = PAGE.getHeight() - row * height - 18;
        float code = 112;
        float textLeft = left + code + 14;
        float textWidth = width - 36 - code - 14;
        text(canvas, card.community(), textLeft, top - 12, 11, textWidth, SOFT);
        text(canvas, card.room(), textLeft, top - 34, 18, textWidth, INK);
        text(canvas, words.title(), textLeft, top - 54, 10, textWidth, INK);
        float y = top - 70;
        for (String step : words.steps()) {
            for (String line : lines(step, 8, textWidth, 2)) {
                text(canvas, line, textLeft, y, 8, textWidth, SOFT);
                y -= 11.5f;
            }
            y -= 1.5f;
        }
        code(canvas, card.url(), left, top - code, code);
        text(canvas, words.office(), left, top - 150, 9, width - 36, INK);
        text(canvas, words.note(), left, top - 164, 7, width - 36, SOFT);
    }

    private void large(PDPageContentStream canvas, Card card) throws IOException {
        float width = PAGE.getWidth() - 120;
        float y = PAGE.getHeight() - 96;
        centred(canvas, card.community(), y, 24, width, SOFT);
        centred(canvas, card.room(), y - 58, 48, width, INK);
        float code = 300;
        code(canvas, card.url(), (PAGE.getWidth() - code) / 2, y - 100 - code, code);
        centred(canvas, words.title(), y - 140 - code, 22, width, INK);
        float line = y - 178 - code;
        for (String step : words.steps()) {
            centred(canvas, step, line, 14, width, SOFT);
            line -= 24;
        }
        centred(canvas, words.office(), 84, 15, width, INK);
        centred(canvas, words.note(), 60, 10, width, SOFT);
    }

    private void centred(PDPageContentStream canvas, String said, float y, float size, float width, Color colour)
            throws IOException {
        Fitted fitted = fit(said, size, width);
        float left = (PAGE.getWidth() - width(fitted.text(), fitted.size())) / 2;
        draw(canvas, fitted, left, y, colour);
    }

    private void text(PDPageContentStream canvas, String said, float x, float y, float size, float width, Color colour)
            throws IOException {
        draw(canvas, fit(said, size, width), x, y, colour);
    }

    private void draw(PDPageContentStream canvas, Fitted fitted, float x, float y, Color colour) throws IOException {
        if (fitted.text().isEmpty()) {
            return;
        }
        canvas.beginText();
        canvas.setNonStrokingColor(colour);
        canvas.setFont(font, fitted.size());
        canvas.newLineAtOffset(x, y);
        canvas.showText(fitted.text());
        canvas.endText();
    }

    private record Fitted(String text, float size) {}

    /** As large as fits, down to two thirds; beyond that it is cut. */
    private Fitted fit(String said, float size, float width) throws IOException {
        String text = drawable(said);
        float smallest = size * 2 / 3;
        float needed = width(text, size);
        if (needed <= width) {
            return new Fitted(text, size);
        }
        float fitting = size * width / needed;
        if (fitting >= smallest) {
            return new Fitted(text, fitting);
        }
        String cut = text;
        while (!cut.isEmpty() && width(cut + "…", smallest) > width) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return new Fitted(cut + "…", smallest);
    }

    /** Broken into at most so many lines; the last takes the rest. */
    private List<String> lines(String said, float size, float width, int most) throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        String rest = drawable(said);
        while (lines.size() < most - 1 && width(rest, size) > width) {
            int end = rest.length();
            while (end > 1 && width(rest.substring(0, end), size) > width) {
                end = rest.offsetByCodePoints(end, -1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        lines.add(rest);
        return lines;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private String drawable(String said) {
        StringBuilder text = new StringBuilder();
        said.codePoints()
                .map(character -> Character.isWhitespace(character) ? ' ' : character)
                .map(character -> characters.getGlyphId(character) == 0 ? MISSING : character)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Runs of dark modules of a row are one area. */
    private static void code(PDPageContentStream canvas, String url, float x, float y, float size) throws IOException {
        ByteMatrix modules = modules(url);
        float module = size / modules.getWidth();
        canvas.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int from = 0; from < modules.getWidth(); from++) {
                if (modules.get(from, row) == 1) {
                    int to = from;
                    while (to < modules.getWidth() && modules.get(to, row) == 1) {
                        to++;
                    }
                    canvas.addRect(x + from * module, y + size - (row + 1) * module, (to - from) * module, module);
                    from = to;
                }
            }
        }
        canvas.fill();
    }

    private static ByteMatrix modules(String url) {
        try {
            return Encoder.encode(url, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException tooLong) {
            throw new UncheckedIOException(new IOException("an address that fits no code", tooLong));
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
        glyphs.close();
    }
}
