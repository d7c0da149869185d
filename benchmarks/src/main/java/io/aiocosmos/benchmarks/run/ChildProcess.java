package io.aiocosmos.benchmarks.run;

import io.aiocosmos.benchmarks.client.Worker;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process that responds to lines with lines. Closing ends it. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader responses;

    /** @param command options, main class and arguments */
    ChildProcess(List<String> classPath, List<String> command) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.add("-cp");
        all.add(String.join(System.getProperty("path.separator"), classPath));
        all.addAll(command);
        process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        responses = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    String ask(String command) throws IOException {
        commands.write(command);
        commands.newLine();
        commands.flush();
        return listen();
    }

    /** The next response; other output of the JVM is skipped. */
    String listen() throws IOException {
        String line = responses.readLine();
        while (line != null && !line.startsWith(Worker.ANSWER)) line = responses.readLine();
        if (line == null) throw new IOException("a process ended");
        String response = line.substring(Worker.ANSWER.length());
        if (response.startsWith("failed ")) throw new IOException("a process said: " + response);
        return response;
    }

    /** Whether it responds to all commands without running out of memory. */
    boolean manages(List<String> commands) {
        try {
            for (String command : commands) ask(command);
            return true;
        } catch (IOException e) {
            return false; // what it died of stands in its own output
        }
    }

    /** CPU time of the process so far, in steps of some milliseconds. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
