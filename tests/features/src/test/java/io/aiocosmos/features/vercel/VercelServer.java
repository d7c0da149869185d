package io.aiocosmos.features.vercel;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.features.matrix.Requests;
import io.aiocosmos.features.matrix.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The server as a child process on a free port of this machine. It checks no signatures: any key does. */
public final class VercelServer implements Server {
    private static final String READY = "Ready to accept HTTP connections at ";

    private final Process process;
    private final Path log;
    private final String endpoint;

    private VercelServer(Process process, Path log, String endpoint) {
        this.process = process;
        this.log = log;
        this.endpoint = endpoint;
    }

    public static VercelServer start() {
        Path directory = NodePackage.installed();
        Path log = directory.resolve("server.log");
        String program = "node_modules/@vercel/cosmosdb-server/lib/cli.js";
        try {
            Process process = new ProcessBuilder("node", program, "--no-ssl", "--host", "127.0.0.1", "--port", "0")
                    .directory(directory.toFile())
                    .redirectError(log.toFile())
                    .start();
            return new VercelServer(process, log, "http://" + address(process));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run node, which must be on the path", e);
        }
    }

    private static String address(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        if (line != null && line.startsWith(READY)) return line.substring(READY.length());
        process.destroyForcibly();
        throw new IOException("the server did not start: it said " + line);
    }

    @Override
    public String name() {
        return "vercel";
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    @Override
    public String key() {
        return CosmosEmulator.WELL_KNOWN_KEY;
    }

    @Override
    public List<String> transports() {
        return List.of("jdk");
    }

    /** It lists itself as {@code https://localhost}, so only the endpoint given is used. */
    @Override
    public CosmosClientBuilder builder(String transport) {
        return CosmosClients.builder()
                .endpoint(endpoint)
                .key(key())
                .transport(transport)
                .endpointDiscovery(false)
                .timeout(Duration.ofSeconds(10));
    }

    @Override
    public boolean isEmulator() {
        return false;
    }

    @Override
    public CosmosEmulator emulator() {
        throw new UnsupportedOperationException("not an emulator of ours");
    }

    @Override
    public Requests requests() {
        throw new UnsupportedOperationException("not an emulator of ours");
    }

    @Override
    public void mustRun() {
        if (!process.isAlive())
            throw new IllegalStateException(
                    "the server ended in the middle of the run, with status " + process.exitValue() + ": see " + log);
    }

    /** An unexpected end of the process is an error: later cases would be meaningless. */
    @Override
    public void close() {
        mustRun();
        process.destroy();
    }
}
