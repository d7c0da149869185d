package io.aiocosmos.architecture;

import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which module may see which library. A library that is not here may be seen by none. */
final class Libraries {
    private static final Map<String, List<String>> BY_MODULE = Map.ofEntries(
            Map.entry("transport.netty", List.of("io.netty.")),
            Map.entry("transport.okhttp", List.of("okhttp3.", "okio.", "kotlin.")),
            Map.entry(
                    "json.jackson",
                    List.of("tools.jackson.", "com.fasterxml.jackson.annotation.")), // kept its name in Jackson 3
            Map.entry("json.jackson2", List.of("com.fasterxml.jackson.")),
            Map.entry("json.moshi", List.of("com.squareup.moshi.", "okio.")), // okio is a part of Moshi's own methods
            // a program of its own: nobody's dependency
            Map.entry("emulator", List.of("tools.jackson.", "picocli.", "net.sf.geographiclib.")),
            Map.entry("testkit", List.of("org.junit.", "org.opentest4j.")),
            Map.entry("junit", List.of("org.junit.")),
            Map.entry("azure.identity", List.of("com.azure.core.credential.", "reactor.core.")),
            Map.entry("opentelemetry", List.of("io.opentelemetry.api.", "io.opentelemetry.context.")),
            Map.entry("micrometer", List.of("io.micrometer.core.instrument.")),
            Map.entry("kotlin", List.of("kotlin.", "kotlinx.", "org.jetbrains.annotations.")),
            Map.entry(
                    "spring.boot.starter",
                    List.of("org.springframework.", "io.micrometer.core.instrument.", "io.opentelemetry.api.")));

    /** Annotations that compilers read in class files; nothing is loaded from there at run time. */
    private static final String NULLNESS = "org.jspecify.annotations";

    private static final Set<String> JAVA_BASE = packagesOf("java.base");
    private static final Set<String> JDK = ModuleFinder.ofSystem().findAll().stream()
            .flatMap(module -> module.descriptor().packages().stream())
            .collect(Collectors.toUnmodifiableSet());

    private Libraries() {}

    static boolean inJavaBase(String packageName) {
        return isNowhere(packageName) || JAVA_BASE.contains(packageName);
    }

    static boolean inJdk(String packageName) {
        return isNowhere(packageName) || JDK.contains(packageName);
    }

    private static boolean isNowhere(String packageName) {
        return packageName.isEmpty() || packageName.equals(NULLNESS); // int and its like have no package
    }

    static boolean open(String module, String packageName) {
        return BY_MODULE.getOrDefault(module, List.of()).stream().anyMatch((packageName + ".")::startsWith);
    }

    private static Set<String> packagesOf(String module) {
        return ModuleFinder.ofSystem().find(module).orElseThrow().descriptor().packages();
    }
}
