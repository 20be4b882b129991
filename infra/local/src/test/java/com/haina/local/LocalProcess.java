package com.haina.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The store or the broker in a process of its own, to be killed. */
public final class LocalProcess implements AutoCloseable {

    private final Process process;

    /** Returns when the only part of the process says that it is ready. */
    public static LocalProcess start(Path directory, Map<String, String> environment, String... options)
            throws IOException {
        return start(directory, environment, 1, options);
    }

    /**
     * Returns when as many parts have said that they are ready.
     *
     * @throws IllegalStateException with what it said and its exit status, if it ends before
     */
    static LocalProcess start(Path directory, Map<String, String> environment, int parts, String... options)
            throws IOException {
        int waitingFor = parts;
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalInfrastructure.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("HAINA_DATA_DIR", directory.toString());
        Process process = builder.start();
        List<String> said = new ArrayList<>();
        BufferedReader output = process.inputReader();
        for (String line; (line = output.readLine()) != null; said.add(line)) {
            if (line.contains(" READY ") && --waitingFor == 0) {
                // Whatever it says later must not fill the pipe.
                Thread.ofVirtual().start(() -> drain(output));
                return new LocalProcess(process);
            }
        }
        int status = process.onExit().join().exitValue();
        throw new IllegalStateException(String.join("\n", said) + ", exit status " + status);
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException killed) {
            // the end of the process is the end of its output
        }
    }

    private LocalProcess(Process process) {
        this.process = process;
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, then waits for the end. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public static Path newDirectory(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target/tests")), name);
    }
}
