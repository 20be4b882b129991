package com.haina.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.haina.local.broker.EmbeddedBroker;
import com.haina.local.store.EmbeddedStore;

/**
 * Starts the store, the broker or both in this process and keeps running until it is told to stop (SIGTERM). All settings come from the
 * environment, see {@link LocalSettings}. Anything that keeps it from starting is one line in the log and exit status 1.
 */
public final class LocalInfrastructure {

    static {
        // Netty's pools would hold 50 MB outside the heap for a handful of connections.
        System.setProperty("io.netty.allocator.type", "unpooled");
        // Before the first logger: the name is not logback.xml because tests of other modules have this jar on their
        // class path.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "com/haina/local/logback.xml");
        }
    }

    private static final Logger log = LoggerFactory.getLogger(LocalInfrastructure.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private LocalInfrastructure() {}

    public static void main(String[] arguments) throws InterruptedException {
        LocalInfrastructure infrastructure = new LocalInfrastructure();
        Runtime.getRuntime().addShutdownHook(new Thread(infrastructure::stop, "stop"));
        try {
            infrastructure.start(LocalSettings.from(System.getenv()));
        } catch (CannotStart | FileSystemException | IllegalArgumentException e) {
            log.error("cannot start: {}", e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            log.error("cannot start", e);
            System.exit(1);
        }
        Thread.currentThread().join();
    }

    private void start(LocalSettings settings) throws IOException {
        if (settings.storeEnabled()) {
            mustBeFree(settings.bindAddress(), settings.storePort(), "STORE_PORT");
            mustBeFree(settings.bindAddress(), settings.storeHealthPort(), "STORE_HEALTH_PORT");
        }
        if (settings.kafkaEnabled()) {
            mustBeFree(settings.bindAddress(), settings.kafkaPort(), "KAFKA_PORT");
            mustBeFree(settings.bindAddress(), settings.kafkaControllerPort(), "KAFKA_CONTROLLER_PORT");
            mustBeFree(settings.bindAddress(), settings.kafkaHealthPort(), "KAFKA_HEALTH_PORT");
        }
        if (settings.storeEnabled()) {
            startStore(settings);
        }
        if (settings.kafkaEnabled()) {
            startBroker(settings);
        }
    }

    private void startStore(LocalSettings settings) throws IOException {
        long started = System.nanoTime();
        EmbeddedStore store = new EmbeddedStore(
                settings.directory().resolve("store.mv"),
                settings.bindAddress(),
                settings.storePort(),
                settings.durability());
        keep(store);
        if (settings.storeHealthPort() > 0) {
            keep(new HealthEndpoint(settings.bindAddress(), settings.storeHealthPort(), store::answers));
        }
        ready("store", "mongodb://" + settings.bindAddress() + ":" + store.port(), started);
    }

    private void startBroker(LocalSettings settings) throws IOException {
        long started = System.nanoTime();
        EmbeddedBroker broker = new EmbeddedBroker(
                settings.directory().resolve("kafka"),
                settings.bindAddress(),
                settings.kafkaPort(),
                settings.kafkaControllerPort());
        keep(broker);
        if (settings.kafkaHealthPort() > 0) {
            keep(new HealthEndpoint(settings.bindAddress(), settings.kafkaHealthPort(), broker::answers));
        }
        ready("broker", settings.bindAddress() + ":" + settings.kafkaPort(), started);
    }

    /** The line that scripts wait for. */
    private static void ready(String part, String address, long started) {
        log.info("READY {} {} after {} ms", part, address, (System.nanoTime() - started) / 1_000_000);
    }

    private synchronized void keep(AutoCloseable part) {
        running.push(part);
    }

    private synchronized void stop() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("{} did not stop cleanly", part, e);
            }
        }
    }

    private static void mustBeFree(String address, int port, String variable) throws IOException {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // connections of a predecessor may still be in TIME_WAIT
            probe.bind(new InetSocketAddress(address, port));
        } catch (java.net.BindException e) {
            throw new CannotStart("port " + port + " of " + address + " is taken; free it or set " + variable);
        }
    }

    /** The reason is all there is to say. */
    private static final class CannotStart extends RuntimeException {
        CannotStart(String reason) {
            super(reason);
        }
    }
}
