package io.aiocosmos.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.modulepath.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runtime images of the program by jlink, with the required modules only. */
class ImageTest {
    private static final long MEGABYTE = 1_000_000;

    @TempDir(factory = TargetDirectory.class)
    Path folder;

    @ParameterizedTest
    @CsvSource({"jdk, 85", "netty, 90"}) // 61 and 66 on Java 17, 76 and 81 on 25
    void of_a_transport_and_jackson_runs_and_is_small(String transport, int mostMegabytes) throws Exception {
        Path image = folder.resolve(transport);
        Result linked = link(transport, image);
        assertThat(linked.exit()).as(linked.output()).isZero();

        Quickstart.assertRuns(List.of(image.resolve("bin/consumer").toString()));
        assertThat(modulesOf(image))
                .contains("org.example.consumer", "io.aiocosmos.transport." + transport, "tools.jackson.databind")
                .doesNotContain("java.desktop", "java.sql", "jdk.httpserver");
        assertThat(sizeOf(image) / MEGABYTE).isBetween(20L, (long) mostMegabytes);
    }

    private static Result link(String transport, Path image) throws Exception {
        return Command.run(List.of(
                Command.tool("jlink"),
                "--module-path",
                ModulePath.of("transport." + transport, "json.jackson"),
                "--add-modules",
                "org.example.consumer,io.aiocosmos.json.jackson,io.aiocosmos.transport." + transport,
                "--launcher",
                "consumer=" + Quickstart.MAIN,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                image.toString()));
    }

    private static List<String> modulesOf(Path image) throws Exception {
        Result listed = Command.run(List.of(image.resolve("bin/java").toString(), "--list-modules"));
        return listed.output().lines().map(line -> line.replaceFirst("@.*", "")).collect(Collectors.toList());
    }

    private static long sizeOf(Path image) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) bytes += Files.size(file);
        }
        return bytes;
    }
}
