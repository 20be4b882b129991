package com.haina.local.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.utils.Time;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;

/** A real Kafka broker: one node, KRaft combined mode, sized for a laptop. Topics are created on first use, with two partitions. */
public final class EmbeddedBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final InetSocketAddress address;
    private final FileChannel lock;

    /**
     * Starts the broker and returns when clients are served. The directory is formatted on first use.
     *
     * @throws FileSystemException if another process uses the directory
     * @throws IOException if the directory cannot be written or formatted
     */
    public EmbeddedBroker(Path directory, String bindAddress, int port, int controllerPort) throws IOException {
        Files.createDirectories(directory);
        lock = lock(directory);
        Properties settings = settings(directory, bindAddress, port, controllerPort);
        if (!Files.exists(directory.resolve("meta.properties"))) {
            format(settings);
        }
        address = new InetSocketAddress(bindAddress, port);
        server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
    }

    static Properties settings(Path directory, String bindAddress, int port, int controllerPort) {
        String client = "PLAINTEXT://" + bindAddress + ":" + port;
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@" + bindAddress + ":" + controllerPort);
        p.put("listeners", client + ",CONTROLLER://" + bindAddress + ":" + controllerPort);
        p.put("advertised.listeners", client);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("log.dirs", directory.toString());
        // one node: every internal topic has one replica, few partitions
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            p.put(topic + ".replication.factor", "1");
            p.put(topic + ".num.partitions", "1");
        }
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("num.partitions", "2"); // enough for parallel consumers of one service, few files
        p.put("auto.create.topics.enable", "true");
        // few threads, small buffers
        p.put("num.network.threads", "1");
        p.put("num.io.threads", "2");
        p.put("background.threads", "1");
        p.put("num.recovery.threads.per.data.dir", "1");
        p.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        p.put("log.cleaner.io.buffer.size", String.valueOf(128 << 10));
        p.put("socket.request.max.bytes", String.valueOf(16 << 20));
        p.put("log.segment.bytes", String.valueOf(16 << 20)); // also bounds what is read back after a crash
        p.put("log.index.size.max.bytes", String.valueOf(256 << 10)); // preallocated per active segment; default 10 MB
        p.put("log.retention.hours", "168");
        p.put("metadata.log.segment.bytes", String.valueOf(8 << 20));
        p.put("metadata.max.idle.interval.ms", "0"); // no no-op record every 500 ms
        // quick start, quick stop
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("controller.quorum.election.timeout.ms", "200");
        p.put("controller.quorum.fetch.timeout.ms", "2000");
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("broker.session.timeout.ms", "2000");
        p.put("controlled.shutdown.enable", "false");
        return p;
    }

    /** Kafka has a lock of its own, but takes it after a second controller has already written to the metadata log. */
    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another broker of this process
        }
        channel.close();
        throw new FileSystemException(directory.toString(), null, "in use by another process");
    }

    private static void format(Properties settings) throws IOException {
        Path file = Files.createTempFile("kraft", ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int status = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(output));
        Files.delete(file);
        if (status != 0) {
            throw new IOException("formatting the broker directory failed: " + output);
        }
    }

    /** Whether the broker answers a request (the versions it speaks) within two seconds. */
    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(2000);
            socket.connect(address, 2000);
            DataOutputStream request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(10); // length of what follows
            request.writeShort(ApiKeys.API_VERSIONS.id);
            request.writeShort(0); // version
            request.writeInt(1); // correlation id
            request.writeShort(-1); // no client id
            request.flush();
            DataInputStream reply = new DataInputStream(socket.getInputStream());
            return reply.readInt() > 0 && reply.readInt() == 1;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
