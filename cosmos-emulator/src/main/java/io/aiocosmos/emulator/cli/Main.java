package io.aiocosmos.emulator.cli;

import io.aiocosmos.emulator.CosmosEmulator;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The emulator as a program. */
@Command(
        name = "cosmos-emulator",
        description = "Serves Azure Cosmos DB for NoSQL on 127.0.0.1 from memory, until it is stopped by Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    private static final int CANNOT_START = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    /** Runs until the process is stopped. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (CosmosEmulator emulator = settings.options().start()) {
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
