package com.haina.local.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/**
 * One command at a time, committed before it is answered, answered with a deep copy.
 * Serialising and copying are needed because the library hands out live documents that other threads change in place before Netty encodes
 * them; commits only between commands (the store's automatic commits are off) keep documents and index entries together on disk.
 *
 * <p>Commands that wait for their commit at the same time share one: a commit costs more than a small command. Whatever was read waits for
 * it too, so no answer tells of what a crash could take back.
 */
abstract class DurableBackend extends H2Backend {

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "createindexes",
            "create",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection",
            "aggregate");

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    /** Held while a command or a commit runs. */
    private final ReentrantLock lock = new ReentrantLock();
    /** Held by who commits for all that wait. Taken before {@link #lock}, never while holding it. */
    private final ReentrantLock committing = new ReentrantLock();

    private final Durability durability;
    /** Commands that wrote; guarded by {@link #lock}. */
    private long written;
    /** How many of them are committed; written under {@link #committing}. */
    private volatile long committed;

    DurableBackend(MVStore store, Durability durability) {
        super(store); // opens the databases: fields of this class are not set before it returns
        this.durability = durability;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document request = message.getDocument();
        String command = request.keySet().iterator().next().toLowerCase(Locale.ROOT);
        if (command.equals("hello") || command.equals("ismaster")) {
            // Touches no document. Behind a long command it would make the drivers believe that the store is gone.
            return hello(message);
        }
        try {
            return handle(message, command, request);
        } catch (MongoServerException e) {
            // Answered here: the library would log the whole command, and with it what the documents hold.
            log.debug("{} failed: {}", command, e.getClass().getSimpleName());
            return failure(e);
        } catch (RuntimeException e) {
            log.error("{} failed unexpectedly", command, e);
            return failure(new MongoServerException("unexpected " + e));
        }
    }

    private Document hello(MongoMessage message) {
        return super.handleCommand(
                        message.getChannel(), message.getDatabaseName(), "ismaster", new Document("ismaster", 1))
                .append("isWritablePrimary", true)
                .append("helloOk", true);
    }

    private static Document failure(MongoServerException reason) {
        Document reply = new Document("errmsg", reason.getMessageWithoutErrorCode());
        if (reason instanceof MongoServerError error) {
            reply.append("code", error.getCode());
            reply.putIfNotNull("codeName", error.getCodeName());
        }
        return reply.append("ok", 0);
    }

    private Document handle(MongoMessage message, String command, Document request) {
        long seen;
        lock.lock();
        try {
            return answer(message, command, request).cloneDeeply();
        } finally {
            if (WRITES.contains(command)) {
                written++;
            }
            seen = written;
            lock.unlock();
            commit(seen);
        }
    }

    /** Returns when so many commands are committed; does it for all that have run meanwhile. */
    private void commit(long upTo) {
        if (committed >= upTo) {
            return;
        }
        committing.lock();
        try {
            if (committed < upTo) {
                long now;
                lock.lock();
                try {
                    now = written;
                    getMvStore().commit();
                } finally {
                    lock.unlock();
                }
                force();
                committed = now;
            }
        } finally {
            committing.unlock();
        }
    }

    private void force() {
        if (durability == Durability.SYNC) {
            getMvStore().sync();
        }
    }

    /** The library's answer, with the commands that subclasses add or correct. */
    protected Document answer(MongoMessage message, String command, Document request) {
        if (command.equals("insert")) {
            Document reply = super.handleMessage(message);
            if (reply.get("writeErrors") instanceof List<?> errors
                    && !errors.isEmpty()) { // the library counts failed documents as inserted
                boolean ordered = !Boolean.FALSE.equals(request.get("ordered"));
                int sent = ((List<?>) request.get("documents")).size();
                reply.put("n", ordered ? ((Document) errors.get(0)).get("index") : (Object) (sent - errors.size()));
            }
            return reply;
        }
        if (command.equals("update")
                && ((List<?>) request.get("updates")).size() > 1
                && !Boolean.FALSE.equals(request.get("ordered"))) {
            return updateInOrder(message, request);
        }
        return super.handleMessage(message);
    }

    /** The library goes on after an error whatever "ordered" says. */
    private Document updateInOrder(MongoMessage message, Document request) {
        List<?> updates = (List<?>) request.get("updates");
        List<Object> upserted = new ArrayList<>();
        int matched = 0;
        int modified = 0;
        Document reply = new Document();
        for (int i = 0; i < updates.size() && !reply.containsKey("writeErrors"); i++) {
            Document single = request.clone();
            single.put("updates", List.of(updates.get(i)));
            reply = super.handleCommand(message.getChannel(), message.getDatabaseName(), "update", single);
            matched += ((Number) reply.get("n")).intValue();
            modified += ((Number) reply.get("nModified")).intValue();
            for (String part : new String[] {"upserted", "writeErrors"}) {
                if (reply.get(part) instanceof Collection<?> entries) {
                    for (Object entry : entries) {
                        ((Document) entry).put("index", i);
                    }
                    if (part.equals("upserted")) {
                        upserted.addAll(entries);
                    }
                }
            }
        }
        reply.put("n", matched);
        reply.put("nModified", modified);
        if (!upserted.isEmpty()) {
            reply.put("upserted", upserted);
        }
        return reply;
    }

    @Override
    public void commit() {
        getMvStore().commit();
        force();
    }

    /** Runs work between commands; answers what it answers. */
    protected boolean exclusively(BooleanSupplier work) {
        lock.lock();
        try {
            return work.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the lock can be had within two seconds. */
    boolean isResponsive() {
        try {
            if (lock.tryLock(2, TimeUnit.SECONDS)) {
                lock.unlock();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
