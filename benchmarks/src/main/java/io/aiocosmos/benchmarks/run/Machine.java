package io.aiocosmos.benchmarks.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The machine of a run. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static void print(PrintStream out) throws IOException {
        out.printf(
                "%s, %d processors (%s), %s %s, Java %s%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"));
    }

    private static String processor() throws IOException {
        if (!Files.exists(PROCESSORS)) return System.getProperty("os.arch");
        for (String line : Files.readAllLines(PROCESSORS))
            if (line.startsWith("model name")) return line.substring(line.indexOf(':') + 2);
        return System.getProperty("os.arch");
    }
}
