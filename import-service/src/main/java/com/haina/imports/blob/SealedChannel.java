package com.haina.imports.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Clear bytes of a sealed file, one segment in memory at a time. Not for several threads. */
final class SealedChannel implements SeekableByteChannel {
    private final FileChannel file;
    private final Segments segments;
    private final long sealedSize;
    private final long size;
    private long position;
    private long current = -1;
    private byte[] clear = new byte[0];

    SealedChannel(FileChannel file, Segments segments) throws IOException {
        this.file = file;
        this.segments = segments;
        this.sealedSize = file.size();
        this.size = Segments.clearSize(sealedSize);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!file.isOpen()) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        int total = 0;
        while (target.hasRemaining() && position < size) {
            long number = position / Segments.CLEAR;
            load(number);
            int offset = (int) (position - number * Segments.CLEAR);
            int n = Math.min(target.remaining(), clear.length - offset);
            target.put(clear, offset, n);
            position += n;
            total += n;
        }
        return total;
    }

    private void load(long number) throws IOException {
        if (number == current) {
            return;
        }
        long start = number * Segments.SEALED;
        int length = (int) Math.min(Segments.SEALED, sealedSize - start);
        ByteBuffer sealed = ByteBuffer.allocate(length);
        while (sealed.hasRemaining()) {
            if (file.read(sealed, start + sealed.position()) < 0) {
                throw new IOException("the file ends early");
            }
        }
        clear = segments.open(sealed.array(), length, number, start + length == sealedSize);
        current = number;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
