package io.aiocosmos.features.vercel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** The server's npm package, installed below {@code target} by the lock file unless it is there. */
final class NodePackage {
    private static final Path DECLARED = Path.of("src", "test", "npm");
    private static final Path INSTALLED = Path.of("target", "npm");
    private static final long INSTALL_MINUTES = 5;

    private NodePackage() {}

    /** The directory whose {@code node_modules} has the server. */
    static Path installed() {
        Path done = INSTALLED.resolve("node_modules").resolve(".package-lock.json");
        try {
            if (!Files.exists(done)) install();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run npm, which must be on the path", e);
        }
        return INSTALLED.toAbsolutePath();
    }

    private static void install() throws IOException {
        Files.createDirectories(INSTALLED);
        for (String name : new String[] {"package.json", "package-lock.json"})
            Files.copy(DECLARED.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        File log = INSTALLED.resolve("install.log").toFile();
        Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (!finished(npm) || npm.exitValue() != 0) throw new IOException("npm ci failed, see " + log);
    }

    private static boolean finished(Process process) {
        try {
            if (process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
