package com.haina.local.store;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import de.bwaldvogel.mongo.MongoServer;

/**
 * A MongoDB-wire server on a single file. It knows no transactions, change streams, partial indexes in queries or text search; the module's
 * README lists the limits. Every acknowledged write is in the file ({@link Durability} says what that means).
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

    /** Connections share them, and each command keeps its thread until it is committed: few would make the others wait in line. */
    private static final int THREADS = 32;

    private static final int COMPACTION_STEPS = 16;
    private static final int COMPACTION_STEP_BYTES = 512 << 10;
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(2);

    private final MVStore store;
    private final IndexedBackend backend;
    private final MongoServer server;
    private final InetSocketAddress address;
    private final ScheduledExecutorService housekeeping;

    /**
     * Opens or creates the file and listens.
     *
     * @param port 0 for any free one
     * @throws FileSystemException if another process has the file open
     */
    public EmbeddedStore(Path file, String bindAddress, int port, Durability durability) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        store = open(file);
        // Reuse freed chunks at once; the default of 45 s grows the file.
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        backend = new IndexedBackend(store, durability);
        server = new MongoServer(backend);
        server.bind(new InetSocketAddress(bindAddress, port), 1, THREADS);
        address = server.getLocalAddress();
        housekeeping = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("store-housekeeping").factory());
        housekeeping.scheduleWithFixedDelay(this::deleteExpired, 60, 60, TimeUnit.SECONDS);
        long compactMillis = Long.getLong("store.compactEveryMs", 2000);
        housekeeping.scheduleWithFixedDelay(this::compact, compactMillis, compactMillis, TimeUnit.MILLISECONDS);
    }

    private static MVStore open(Path file) throws IOException {
        try {
            return new MVStore.Builder()
                    .fileName(file.toString())
                    // DurableBackend commits whole commands; an automatic commit could part a document from its index
                    // entries.
                    .autoCommitDisabled()
                    // Nor when much is unsaved, which autoCommitDisabled() alone leaves on.
                    .autoCommitBufferSize(0)
                    // An eighth of the heap: the cache counts less than it holds.
                    .cacheSize((int) Math.max(8, Runtime.getRuntime().maxMemory() >> 23))
                    // A commit rewrites whole pages: small pages, small commits.
                    .pageSplitSize(Integer.getInteger("store.pageBytes", 4096))
                    .open();
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new FileSystemException(file.toString(), null, "in use by another process");
            }
            throw e;
        }
    }

    /** The port listened on. */
    public int port() {
        return address.getPort();
    }

    /** Whether a command would be answered now: the file is open and no command has held the store for seconds. */
    public boolean answers() {
        return !store.isClosed() && backend.isResponsive();
    }

    void deleteExpired() {
        try {
            backend.deleteExpired();
        } catch (RuntimeException e) {
            log.error("expired documents could not be deleted", e);
        }
    }

    /**
     * With automatic commits off MVStore has no background thread, so nobody else rewrites sparsely filled chunks. In small steps: commands
     * wait for each.
     */
    private void compact() {
        try {
            boolean more = true;
            for (int step = 0; more && step < COMPACTION_STEPS; step++) {
                more = backend.exclusively(() -> store.compact(60, COMPACTION_STEP_BYTES));
                LockSupport.parkNanos(BETWEEN_STEPS.toNanos()); // who waits takes the lock meanwhile
            }
        } catch (RuntimeException e) {
            log.error("compaction failed", e);
        }
    }

    @Override
    public void close() {
        // Never interrupt a thread that uses MVStore: the interrupt closes the file channel
        // (ClosedByInterruptException).
        housekeeping.shutdown();
        try {
            housekeeping.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not compactFile() here, although it halves the file: with assertions on, H2 2.4.240 failed in it.
        server.shutdownNow(); // closes the backend and with it the store
        if (!store.isClosed()) {
            store.close();
        }
    }
}
