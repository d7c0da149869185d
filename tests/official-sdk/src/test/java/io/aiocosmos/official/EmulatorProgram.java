package io.aiocosmos.official;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The runnable jar in a process of its own, from its start until {@link #close()}. */
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

    /** Starts it so, as the command line of Java names it. */
    static EmulatorProgram startAs(List<String> way, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(way);
        command.addAll(List.of(arguments));
        return new EmulatorProgram(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** All lines up to the one that says that it takes requests, or to the end if it never says so. */
    List<String> linesUntilReady() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(READY)) break;
        }
        return lines;
    }

    /** Waits for the line that says that it takes requests. @return the address in it */
    String awaitEndpoint() throws IOException {
        List<String> lines = linesUntilReady();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        if (!last.startsWith(READY)) throw new IOException("the emulator ended without being ready: " + lines);
        return last.substring(READY.length());
    }

    /** Asks it to stop, as a service manager does (by SIGTERM where there are signals). */
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
