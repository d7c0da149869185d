package io.aiocosmos.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A client in the comparison, with its class path.
 *
 * @param name in the tables
 * @param type class of the client
 * @param classPath only what it needs
 */
record Competitor(String name, String type, String variant, boolean secure, List<String> classPath) {
    private static final String BARE = "io.aiocosmos.benchmarks.bare.Bare";
    private static final String OURS = "io.aiocosmos.benchmarks.aio.AioCosmos";
    private static final String AZURE = "io.aiocosmos.benchmarks.azure.AzureCosmos";

    private static final String OBSERVED = "netty+jackson+opentelemetry";

    static final List<String> CORE = List.of("cosmos-api", "cosmos-core");
    private static final List<String> NETTY = List.of(
            "netty-buffer", "netty-codec-base", "netty-common", "netty-handler", "netty-resolver", "netty-transport");
    private static final List<String> NETTY_HTTP = List.of("netty-codec-http", "netty-codec-compression");
    private static final List<String> OKHTTP = List.of("okhttp-jvm", "okio-jvm", "kotlin-stdlib", "annotations");
    private static final List<String> JACKSON =
            List.of("jackson-core-3", "jackson-databind-3", "jackson-annotations-2");
    private static final List<String> JACKSON2 =
            List.of("jackson-core-2", "jackson-databind-2", "jackson-annotations-2", "jackson-datatype-jsr310");
    private static final List<String> MOSHI = List.of("moshi", "okio-jvm", "kotlin-stdlib", "annotations");

    private static final List<String> TELEMETRY = List.of("opentelemetry"); // api and SDK

    /** Prefixes of the names of all libraries that any client needs. */
    static Set<String> libraries() {
        return Stream.of(NETTY, OKHTTP, JACKSON, JACKSON2, MOSHI, TELEMETRY)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /** All, in the order of the tables; azure-cosmos only if its module was built. */
    static List<Competitor> all(Path azure) throws IOException {
        List<String> own = ClassPath.own();
        List<Competitor> all = new ArrayList<>();
        for (String[] each : new String[][] {{"netty", "Netty"}, {"okhttp", "OkHttp"}, {"jdk", "Jdk"}}) {
            for (String variant : List.of("bytes", "typed"))
                all.add(bare(own, "bare " + each[0] + " " + variant, each[1], variant, false));
            for (String codec : List.of("jackson", "jackson2", "moshi"))
                all.add(ours(own, each[0] + "+" + codec, false));
        }
        all.add(ours(own, OBSERVED, false));
        all.add(bare(own, "bare netty typed tls", "Netty", "typed", true));
        all.add(ours(own, "netty+jackson", true));
        if (Files.isDirectory(azure)) all.add(azure(azure));
        return all;
    }

    private static Competitor bare(List<String> own, String name, String type, String variant, boolean secure) {
        List<String> needed = new ArrayList<>(CORE); // the signer
        needed.addAll(library(type.toLowerCase(Locale.ROOT)));
        if (type.equals("Netty")) needed.addAll(NETTY_HTTP); // ours reads HTTP itself
        needed.addAll(JACKSON);
        return new Competitor(name, BARE + type, variant, secure, ClassPath.of(own, needed));
    }

    /** @param variant transport and codec, and what observes it */
    private static Competitor ours(List<String> own, String variant, boolean secure) {
        String[] parts = variant.split("\\+");
        List<String> needed = new ArrayList<>(CORE);
        needed.add("cosmos-transport-" + parts[0]);
        needed.add("cosmos-json-" + parts[1]);
        if (parts.length > 2) needed.add("cosmos-" + parts[2]);
        for (String part : parts) needed.addAll(library(part));
        return new Competitor(variant + (secure ? " tls" : ""), OURS, variant, secure, ClassPath.of(own, needed));
    }

    private static Competitor azure(Path module) throws IOException {
        List<String> path = new ArrayList<>();
        path.add(module.resolve("cosmos-benchmarks-azure.jar").toString());
        path.addAll(ClassPath.jars(module.resolve("lib")));
        return new Competitor("azure-cosmos", AZURE, "gateway", false, path);
    }

    private static List<String> library(String name) {
        return switch (name) {
            case "netty" -> NETTY;
            case "okhttp" -> OKHTTP;
            case "jackson" -> JACKSON;
            case "jackson2" -> JACKSON2;
            case "moshi" -> MOSHI;
            case "opentelemetry" -> TELEMETRY;
            default -> List.of();
        };
    }

    boolean isOurs() {
        return type.equals(OURS);
    }

    /** The bare client over the same transport that parses as well; of azure-cosmos the one over Netty. */
    String limit() {
        String transport = name.contains("okhttp") ? "okhttp" : name.contains("jdk") ? "jdk" : "netty";
        return "bare " + transport + " typed" + (secure ? " tls" : "");
    }

    /** Whether it can run that workload. */
    boolean runs(Workload workload) {
        if (workload.isChanges()) return name.startsWith("netty") || name.equals("azure-cosmos");
        boolean isUnset = workload.isFar() && workload.inFlight() == 0;
        if (name.equals("azure-cosmos") && (workload.isBulk() || isUnset)) return true;
        if (isUnset && !isOurs()) return false; // the bare client must be told
        return !workload.isOfNetty() || name.startsWith("bare netty") || name.startsWith("netty");
    }

    /** Whether it runs every workload; the others, variants of these, run a few only. */
    boolean isMain() {
        return !name.contains("jdk")
                && !name.contains("jackson2")
                && !name.contains("moshi")
                && !name.equals(OBSERVED)
                && !name.equals("bare okhttp bytes");
    }

    /** Whether the lines on warming up are about it. */
    boolean isMeasure() {
        return name.equals("bare netty typed") || name.equals("netty+jackson") || name.equals("azure-cosmos");
    }

    /** Jars, or folders of classes while they are built, without the benchmarks' own. */
    List<Path> closure() {
        return classPath.stream()
                .filter(entry -> !ClassPath.isBenchmarks(entry))
                .map(Path::of)
                .toList();
    }
}
