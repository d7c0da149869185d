package io.aiocosmos.official;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The runnable jar in its own process, from its start until {@link #close()}. */
final class EmulatorProgram implements AutoCloseable {
    private static final String READY = "READY ";

    private final Process process;
    private final BufferedReader output;

    private EmulatorProgram(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts it with these arguments, by the Java that runs this test. */
    static EmulatorProgram start(String... arguments) throws IOException {
        return startAs(List.of("-jar", new File(System.getProperty("emulator.jar")).getCanonicalPath()), arguments);
    }

    /** Starts it with these options of the Java command line. */
    static EmulatorProgram startAs(List<String> way, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(way);
        command.addAll(List.of(arguments));
        return new EmulatorProgram(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** All lines up to the one that reports that it is ready, or to the end. */
    List<String> linesUntilReady() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(READY)) break;
        }
        return lines;
    }

    /** Waits for the line that reports that it is ready. @return the address in it */
    String awaitEndpoint() throws IOException {
        List<String> lines = linesUntilReady();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        if (!last.startsWith(READY)) throw new IOException("the emulator ended without being ready: " + lines);
        return last.substring(READY.length());
    }

    /** Asks it to stop, by SIGTERM if there are signals. */
    void stop() {
        process.destroy();
    }

    /** Waits for its end. @return the exit code */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
