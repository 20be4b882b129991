package com.haina.imports.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * A workbook's shared strings as UTF-8 pages: a tenth of what the same strings cost as objects. Past the budget, pages
 * go to a scratch file, encrypted with a key that only this object knows, so the heap stays bounded and a crash leaves
 * nothing readable behind.
 */
final class SharedStrings implements AutoCloseable {
    private static final int PAGE = 1 << 18;
    private static final int PAGES_KEPT = 16;
    private static final int HOT = 4096;
    /** What a spreadsheet program lets into one cell; longer ones are cut, never refused. */
    private static final int LONGEST = 32_767;

    private final int pagesInHeap;
    private final List<byte[]> pages = new ArrayList<>();
    /** Page number in the upper half, offset in the lower one. */
    private long[] starts = new long[1024];

    private int count;
    private byte[] current = new byte[PAGE];
    private int used;
    private int spilled;
    private final String[] hot = new String[HOT];
    private final int[] hotIndex = new int[HOT];
    private @Nullable FileChannel scratch;
    private @Nullable SecretKeySpec key;

    @SuppressWarnings("serial") // never serialised
    private final Map<Integer, byte[]> recent = new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > PAGES_KEPT;
        }
    };

    private SharedStrings(int heapBytes) {
        this.pagesInHeap = Math.max(4, heapBytes / PAGE);
        Arrays.fill(hotIndex, -1);
    }

    static SharedStrings none() {
        return new SharedStrings(0);
    }

    static SharedStrings read(InputStream in, int heapBytes) throws XMLStreamException, IOException {
        SharedStrings strings = new SharedStrings(heapBytes);
        XMLStreamReader xml = Xml.reader(in);
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        boolean inText = false;
        while (xml.hasNext()) {
            switch (Xml.next(xml)) {
                case XMLStreamReader.START_ELEMENT -> {
                    switch (xml.getLocalName()) {
                        case "si" -> text.setLength(0);
                        case "rPh" -> phonetic++;
                        case "t" -> inText = phonetic == 0;
                        default -> {}
                    }
                }
                case XMLStreamReader.END_ELEMENT -> {
                    switch (xml.getLocalName()) {
                        case "si" -> strings.add(text.toString());
                        case "rPh" -> phonetic--;
                        case "t" -> inText = false;
                        default -> {}
                    }
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
                    if (inText && text.length() < LONGEST) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                default -> {}
            }
        }
        return strings;
    }

    private void add(String text) throws IOException {
        byte[] bytes = (text.length() > LONGEST ? text.substring(0, LONGEST) : text).getBytes(StandardCharsets.UTF_8);
        if (used + 4 + bytes.length > PAGE) {
            finishPage();
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = ((long) (pages.size() + spilled) << 32) | used;
        ByteBuffer.wrap(current).putInt(used, bytes.length);
        System.arraycopy(bytes, 0, current, used + 4, bytes.length);
        used += 4 + bytes.length;
    }

    private void finishPage() throws IOException {
        if (pages.size() < pagesInHeap) {
            pages.add(current);
            current = new byte[PAGE];
        } else {
            spill();
        }
        used = 0;
    }

    private void spill() throws IOException {
        if (scratch == null) {
            Path file = Files.createTempFile(
                    "strings",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            scratch = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            key = new SecretKeySpec(secret, "AES");
        }
        scratch.write(ByteBuffer.wrap(crypt(current, spilled)), (long) spilled * PAGE);
        spilled++;
    }

    /** Counter mode is its own inverse; the page number makes each page's counter its own. */
    private byte[] crypt(byte[] page, int number) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            byte[] counter = new byte[16];
            ByteBuffer.wrap(counter).putInt(0, number);
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            return cipher.doFinal(page);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int size() {
        return count;
    }

    /** The string of that number; empty when the file names one that it does not have. */
    String get(int index) throws IOException {
        if (index < 0 || index >= count) {
            return "";
        }
        int slot = index & (HOT - 1);
        if (hotIndex[slot] == index) {
            return hot[slot];
        }
        long start = starts[index];
        byte[] page = page((int) (start >>> 32));
        int offset = (int) start;
        String text = new String(page, offset + 4, ByteBuffer.wrap(page).getInt(offset), StandardCharsets.UTF_8);
        hot[slot] = text;
        hotIndex[slot] = index;
        return text;
    }

    private byte[] page(int number) throws IOException {
        if (number < pages.size()) {
            return pages.get(number);
        }
        int inFile = number - pages.size();
        if (inFile >= spilled) {
            return current;
        }
        byte[] page = recent.get(inFile);
        if (page == null) {
            byte[] sealed = new byte[PAGE];
            ByteBuffer target = ByteBuffer.wrap(sealed);
            FileChannel file = java.util.Objects.requireNonNull(scratch);
            while (target.hasRemaining() && file.read(target, (long) inFile * PAGE + target.position()) > 0) {
                continue;
            }
            page = crypt(sealed, inFile);
            recent.put(inFile, page);
        }
        return page;
    }

    @Override
    public void close() throws IOException {
        if (scratch != null) {
            scratch.close();
        }
    }
}
