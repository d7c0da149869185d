package io.aiocosmos.emulator.cli;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorOptions;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The emulator as a program. */
@Command(
        name = "cosmos-emulator",
        description = "Serves Azure Cosmos DB for NoSQL on 127.0.0.1 from memory, until it is stopped by Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    private static final int CANNOT_START = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "8081", description = "0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--https", description = "Speak HTTPS, with a certificate that it makes and signs itself.")
    private boolean https;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Partition key ranges of a new container. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--key", description = "Account key in base64. Default: the well-known key of the emulators.")
    private String key;

    @Option(
            names = "--latency-ms",
            defaultValue = "0",
            description = "Milliseconds to keep each answer back. Default: ${DEFAULT-VALUE}.")
    private long latencyMillis;

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (CosmosEmulator emulator = options().start()) {
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(emulator, stopped), "cosmos-emulator-stop"));
            print(emulator);
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (UncheckedIOException e) {
            spec.commandLine()
                    .getErr()
                    .println(e.getMessage() + ": " + e.getCause().getMessage());
            return CANNOT_START;
        }
    }

    private EmulatorOptions options() {
        EmulatorOptions options =
                CosmosEmulator.builder().partitions(partitions).latency(Duration.ofMillis(latencyMillis));
        if (key != null) options.key(key);
        return https ? options.https(port) : options.http(port);
    }

    /** The last line is for programs that wait for the emulator to accept requests. */
    private void print(CosmosEmulator emulator) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("endpoint " + emulator.endpoint());
        out.println("key      " + emulator.key());
        out.println("READY " + emulator.endpoint());
        out.flush();
    }

    private static void stop(CosmosEmulator emulator, CountDownLatch stopped) {
        emulator.close();
        stopped.countDown();
    }
}
