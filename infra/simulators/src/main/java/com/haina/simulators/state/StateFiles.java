package com.haina.simulators.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps each feature's state in its own JSON file, so that a restart loses no authorization. A file is replaced as a
 * whole, by a rename: a process killed in mid-write leaves the previous content. Tokens are inside, so only the owner
 * may read the files.
 */
@Component
public final class StateFiles {

    private static final Logger log = LoggerFactory.getLogger(StateFiles.class);

    private final Path folder;
    private final JsonMapper json;

    StateFiles(StateProperties properties, JsonMapper json) {
        this.folder = properties.dataDir().toAbsolutePath();
        this.json = json;
    }

    /** The state saved under this name, or a fresh one; an unreadable file is put aside, never overwritten. */
    public <T> T load(String name, Class<T> type, Supplier<T> fresh) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return fresh.get();
        }
        try {
            return json.readValue(file.toFile(), type);
        } catch (JacksonException unreadable) {
            Path aside = folder.resolve(name + ".unreadable.json");
            log.warn("{} cannot be read and is kept as {}; starting with fresh state", file, aside.getFileName());
            move(file, aside);
            return fresh.get();
        }
    }

    /** Saves the state; when this returns, a restart finds it. */
    public void save(String name, Object state) {
        byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(state);
        synchronized (this) {
            try {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                    restrict(folder, "rwx------");
                }
                Path part = folder.resolve(name + ".part");
                Files.deleteIfExists(part);
                Files.createFile(part);
                restrict(part, "rw-------");
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(bytes));
                    channel.force(false);
                }
                move(part, file(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Keeps bytes that are too many for a state, such as a picture; when this returns, a restart finds them. */
    public void keep(String folderName, String id, byte[] bytes) {
        Path kept = bytesFile(folderName, id);
        try {
            Files.createDirectories(kept.getParent());
            restrict(kept.getParent(), "rwx------");
            Path part = kept.resolveSibling(id + ".part");
            Files.write(part, bytes);
            restrict(part, "rw-------");
            move(part, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was kept under this id, nothing when it was never kept or thrown away. */
    public Optional<byte[]> kept(String folderName, String id) {
        try {
            return Optional.of(Files.readAllBytes(bytesFile(folderName, id)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws bytes away. */
    public void drop(String folderName, String id) {
        try {
            Files.deleteIfExists(bytesFile(folderName, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path bytesFile(String folderName, String id) {
        if (!id.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("no name for a file: " + id);
        }
        return folder.resolve(folderName).resolve(id);
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
