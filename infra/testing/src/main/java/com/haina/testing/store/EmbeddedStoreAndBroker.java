package com.haina.testing.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

import com.haina.local.broker.EmbeddedBroker;
import com.haina.local.store.Durability;
import com.haina.local.store.EmbeddedStore;

/**
 * One embedded store and one embedded broker for this JVM, each started when first asked for, on free ports, with files under
 * {@code target/}. They are not closed: they end with the JVM, after the contexts that use them. What {@code MONGODB_URI} or
 * {@code KAFKA_BOOTSTRAP_SERVERS} of the environment name is used instead.
 */
public final class EmbeddedStoreAndBroker {

    private static final Path FILES = Path.of("target", "embedded");

    private EmbeddedStoreAndBroker() {}

    /** Connection string without a database. */
    public static String mongodbUri() {
        String given = System.getenv("MONGODB_URI");
        return given == null || given.isBlank() ? Store.URI : given;
    }

    public static String kafkaBootstrapServers() {
        String given = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
        return given == null || given.isBlank() ? Broker.SERVERS : given;
    }

    private static final class Store {
        static final String URI = start();

        private static String start() {
            try {
                // Kept reachable by its own threads.
                EmbeddedStore store =
                        new EmbeddedStore(Directory.PATH.resolve("store.mv"), "127.0.0.1", 0, Durability.COMMIT);
                return "mongodb://127.0.0.1:" + store.port();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Broker {
        static final String SERVERS = start();

        private static String start() {
            try {
                List<Integer> ports = freePorts(2);
                new EmbeddedBroker(Directory.PATH.resolve("kafka"), "127.0.0.1", ports.get(0), ports.get(1));
                return "127.0.0.1:" + ports.get(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Kafka must know its port beforehand, because it advertises it. All sockets are open at once, so the ports differ. */
    private static List<Integer> freePorts(int count) throws IOException {
        if (count == 0) {
            return List.of();
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            List<Integer> others = freePorts(count - 1);
            return Stream.concat(Stream.of(socket.getLocalPort()), others.stream())
                    .toList();
        }
    }

    private static final class Directory {
        static final Path PATH = create();

        private static Path create() {
            try {
                Files.createDirectories(FILES);
                try (Stream<Path> left = Files.list(FILES)) {
                    for (Path old : left.filter(Directory::isAbandoned).toList()) {
                        delete(old);
                    }
                }
                return Files.createDirectories(
                        FILES.resolve(String.valueOf(ProcessHandle.current().pid())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Named after the process that made it, which is gone. */
        private static boolean isAbandoned(Path directory) {
            String name = directory.getFileName().toString();
            return name.matches("\\d+")
                    && (ProcessHandle.of(Long.parseLong(name)).isEmpty()
                            || Long.parseLong(name) == ProcessHandle.current().pid());
        }

        private static void delete(Path directory) throws IOException {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException error) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
