package io.aiocosmos.architecture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One module as it was built, a jar or a folder of classes: what it says to the module path and to the class path. */
record ModuleRoot(ModuleReference reference) {
    private static final String SERVICES = "META-INF/services/";

    /** All modules of ours on the class path. */
    static List<ModuleRoot> ours() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(path -> Files.isDirectory(path) || path.toString().contains("cosmos-"))
                .flatMap(path -> at(path).stream())
                .collect(Collectors.toList());
    }

    /** The module in a jar or folder; none if it has no descriptor. */
    static List<ModuleRoot> at(Path path) {
        return ModuleFinder.of(path).findAll().stream()
                .filter(module -> !module.descriptor().isAutomatic())
                .map(ModuleRoot::new)
                .collect(Collectors.toList());
    }

    ModuleDescriptor descriptor() {
        return reference.descriptor();
    }

    /** By {@code module-info}: names of services, and of the classes that provide each. */
    Map<String, Set<String>> provided() {
        Map<String, Set<String>> services = new TreeMap<>();
        for (ModuleDescriptor.Provides each : descriptor().provides())
            services.put(each.service(), new TreeSet<>(each.providers()));
        return services;
    }

    /** By {@code META-INF/services}: the same, for those who have no module path. */
    Map<String, Set<String>> listed() {
        Map<String, Set<String>> services = new TreeMap<>();
        try (ModuleReader reader = reference.open();
                Stream<String> names = reader.list()) {
            for (String name : (Iterable<String>) names.filter(ModuleRoot::isServiceFile)::iterator)
                services.put(name.substring(SERVICES.length()), providersIn(reader, name));
        } catch (IOException broken) {
            throw new UncheckedIOException(descriptor().name(), broken);
        }
        return services;
    }

    private static boolean isServiceFile(String name) {
        return name.startsWith(SERVICES) && !name.endsWith("/");
    }

    private static Set<String> providersIn(ModuleReader reader, String name) throws IOException {
        String text = new String(reader.open(name).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").trim())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return descriptor().name();
    }
}
