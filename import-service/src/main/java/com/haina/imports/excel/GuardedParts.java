package com.haina.imports.excel;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of a zipped workbook, none of which unpacks to more than is believable. */
final class GuardedParts implements AutoCloseable {
    /** Rows of real sheets pack 10 to 40 times; beyond this after the first megabytes nobody typed it. */
    private static final int MOST_RATIO = 150;

    private static final long GRACE = 16L << 20;
    private static final int MOST_PARTS = 10_000;

    private final SeekableByteChannel channel;
    private final ZipFile zip;
    private final long mostBytes;

    private GuardedParts(SeekableByteChannel channel, ZipFile zip, long mostBytes) {
        this.channel = channel;
        this.zip = zip;
        this.mostBytes = mostBytes;
    }

    static GuardedParts open(FileContent content, long mostBytes) throws IOException {
        SeekableByteChannel channel = content.open();
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            GuardedParts parts = new GuardedParts(channel, zip, mostBytes);
            if (parts.names().size() > MOST_PARTS) {
                parts.close();
                throw new FileRefused(Refusal.ZIP_BOMB);
            }
            return parts;
        } catch (IOException | IllegalArgumentException e) {
            channel.close();
            // The directory stands at the end of the file: without it the end is missing.
            throw new FileRefused(Refusal.TRUNCATED, e);
        }
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        zip.getEntries().asIterator().forEachRemaining(entry -> names.add(entry.getName()));
        return names;
    }

    ZipFile zip() {
        return zip;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** Opens a part; null when there is none of that name. */
    @Nullable
    InputStream part(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new FileRefused(Refusal.ENCRYPTED);
        }
        if (!zip.canReadEntryData(entry)) {
            throw new FileRefused(Refusal.UNREADABLE);
        }
        return new Guard(new BufferedInputStream(zip.getInputStream(entry), 1 << 16), entry.getCompressedSize());
    }

    InputStream required(String name) throws IOException {
        InputStream part = part(name);
        if (part == null) {
            throw new FileRefused(Refusal.UNREADABLE);
        }
        return part;
    }

    @Override
    public void close() throws IOException {
        zip.close();
        channel.close();
    }

    private final class Guard extends FilterInputStream {
        private final long packed;
        private long unpacked;

        Guard(InputStream in, long packed) {
            super(in);
            this.packed = Math.max(1, packed);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        private void count(int n) {
            unpacked += n;
            if (unpacked > mostBytes || (unpacked > GRACE && unpacked / packed > MOST_RATIO)) {
                throw new FileRefused(Refusal.ZIP_BOMB);
            }
        }
    }
}
