package io.aiocosmos.shrinking;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.shrinking.Command.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One program put through ProGuard, and run beside an emulator in this process. */
final class Shrinker {
    /** What is no class, or described once for all of a jar. */
    private static final String CLASSES = "(!module-info.class,!META-INF/**,**.class)";

    private static final String RESOURCES = "(META-INF/services/**,!META-INF/**,!module-info.class,**)";
    private static final List<String> PLATFORM = List.of("java.base", "java.logging", "java.naming", "java.sql");

    private final Path folder;
    private final Class<?> main;
    private final StringBuilder rules = new StringBuilder();
    private final List<Path> kept = new ArrayList<>();

    Shrinker(Path folder, Class<?> main) {
        this.folder = folder;
        this.main = main;
        rules.append("-keep class ")
                .append(main.getName())
                .append(" { public static void main(java.lang.String[]); }\n");
        for (String module : PLATFORM)
            rules.append("-libraryjars <java.home>/jmods/")
                    .append(module)
                    .append(".jmod(!**.jar;!module-info.class)\n");
        shrink("program", Jars.PROGRAM, CLASSES);
        shrink("cosmos", Jars.API_AND_CORE, RESOURCES);
        shrink("parts", Jars.TRANSPORT_AND_CODEC, RESOURCES);
    }

    private void shrink(String name, List<Path> from, String filter) {
        for (Path each : from)
            rules.append("-injars '").append(each).append('\'').append(filter).append('\n');
        rules.append("-outjars '").append(jar(name)).append("'\n");
    }

    private Path jar(String name) {
        return folder.resolve(name + ".jar");
    }

    /** Libraries of others are shrunk too. */
    Shrinker shrinkLibraries() {
        shrink("libraries", Jars.LIBRARIES, CLASSES);
        return this;
    }

    /** They stay as they are, which is quicker. */
    Shrinker keepLibraries() {
        for (Path each : Jars.LIBRARIES)
            rules.append("-libraryjars '").append(each).append("'(!META-INF/versions/**)\n");
        kept.addAll(Jars.LIBRARIES);
        return this;
    }

    Shrinker with(String more) {
        rules.append(more).append('\n');
        return this;
    }

    Shrinker withRulesOfJars() throws IOException {
        for (String each : Rules.ofJars().values()) with(each);
        return this;
    }

    /** Runs ProGuard, which fails for every warning. */
    Shrinker shrink() throws Exception {
        Path file = Files.writeString(folder.resolve("program.pro"), rules);
        Result result = Command.java(
                folder.resolve("proguard.log"),
                System.getProperty("java.class.path"),
                "proguard.ProGuard",
                List.of("@" + file));
        if (result.exit() != 0) throw new AssertionError(result.output());
        return this;
    }

    /** What ProGuard said. */
    String log() throws IOException {
        return Files.readString(folder.resolve("proguard.log"));
    }

    long bytesOfApiAndCore() throws IOException {
        return Files.size(jar("cosmos"));
    }

    Result run() throws Exception {
        List<Path> path = new ArrayList<>(kept);
        try (Stream<Path> jars = Files.list(folder)) {
            jars.filter(file -> file.toString().endsWith(".jar")).forEach(path::add);
        }
        return run(folder, main, path);
    }

    /** As it was compiled. */
    static Result runUnshrunk(Path folder, Class<?> main) throws Exception {
        return run(
                folder,
                main,
                Stream.of(Jars.PROGRAM, Jars.API_AND_CORE, Jars.TRANSPORT_AND_CODEC, Jars.LIBRARIES)
                        .flatMap(List::stream)
                        .collect(Collectors.toList()));
    }

    private static Result run(Path folder, Class<?> main, List<Path> path) throws Exception {
        String classPath = path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        try (CosmosEmulator emulator = CosmosEmulator.builder().http(0).start()) {
            return Command.java(
                    folder.resolve("run.log"), classPath, main.getName(), List.of(emulator.endpoint(), emulator.key()));
        }
    }
}
