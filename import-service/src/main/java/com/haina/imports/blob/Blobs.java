package com.haina.imports.blob;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.haina.imports.excel.FileContent;
import com.haina.imports.excel.FileRefused;
import com.haina.imports.excel.Refusal;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Ids;

/**
 * A directory of uploaded files. A file is there as a whole, on disk and not only in the page cache, or not at all; no
 * clear byte of it is ever written.
 */
public class Blobs {
    private static final Logger log = LoggerFactory.getLogger(Blobs.class);
    private static final String UNFINISHED = ".part";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String KEY_CONTEXT = "import.blob-key";

    private final Path directory;
    private final FieldCipher cipher;

    public Blobs(Path directory, FieldCipher cipher) {
        this.cipher = cipher;
        this.directory = directory.toAbsolutePath();
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (UnsupportedOperationException notPosix) {
            log.debug("no POSIX permissions on {}", directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep files in " + directory, e);
        }
    }

    /**
     * Stores a stream to its end.
     *
     * @throws FileRefused when it has more bytes than allowed, or none; nothing is kept
     */
    public StoredBlob store(InputStream in, long mostBytes) throws IOException {
        String id = Ids.next();
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        Segments segments = new Segments(key);
        MessageDigest digest = sha256();
        Path unfinished = directory.resolve(id + UNFINISHED);
        boolean stored = false;
        try {
            long size;
            try (FileChannel file =
                            FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16)) {
                size = seal(in, out, segments, digest, mostBytes);
                out.flush();
                file.force(true);
            }
            Files.move(unfinished, directory.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            stored = true;
            Sealed sealedKey = cipher.encrypt(Base64.getEncoder().encodeToString(key), KEY_CONTEXT + ":" + id);
            return new StoredBlob(id, sealedKey, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!stored) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private static long seal(InputStream in, OutputStream out, Segments segments, MessageDigest digest, long mostBytes)
            throws IOException {
        long size = 0;
        byte[] segment = in.readNBytes(Segments.CLEAR);
        for (long number = 0; ; number++) {
            size += segment.length;
            if (size > mostBytes) {
                throw new FileRefused(Refusal.TOO_LARGE);
            }
            digest.update(segment);
            byte[] next = segment.length < Segments.CLEAR ? new byte[0] : in.readNBytes(Segments.CLEAR);
            out.write(segments.seal(segment, segment.length, number, next.length == 0));
            if (next.length == 0) {
                break;
            }
            segment = next;
        }
        if (size == 0) {
            throw new FileRefused(Refusal.EMPTY);
        }
        return size;
    }

    /** The file's clear bytes, decrypted as they are read. */
    public FileContent content(String id, Sealed key) {
        Segments segments = new Segments(Base64.getDecoder().decode(cipher.decrypt(key, KEY_CONTEXT + ":" + id)));
        return () -> new SealedChannel(FileChannel.open(directory.resolve(id), StandardOpenOption.READ), segments);
    }

    public void remove(String id) {
        try {
            Files.deleteIfExists(directory.resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes uploads that ended with their process. */
    public void removeUnfinished(Duration olderThan) {
        Instant before = Instant.now().minus(olderThan);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(UNFINISHED)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
