package io.aiocosmos.modulepath;

import java.io.File;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Module paths for the program: exactly what module descriptors require, taken from the class path of this build. */
final class ModulePath {
    private static final String PROGRAM = "org.example.consumer";
    private static final Set<String> JDK = ModuleFinder.ofSystem().findAll().stream()
            .map(module -> module.descriptor().name())
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<String, ModuleReference> AVAILABLE = available();

    private final Map<String, Path> chosen = new TreeMap<>();

    private ModulePath() {}

    /** The path for {@code --module-path}: the program, these modules of ours, and what they require. */
    static String of(String... modules) {
        ModulePath path = new ModulePath();
        path.add(PROGRAM);
        for (String module : modules) path.add("io.aiocosmos." + module);
        return path.chosen.values().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The names of our modules with a prefix such as {@code transport.}, without the prefix. */
    static Set<String> names(String beginning) {
        String whole = "io.aiocosmos." + beginning;
        return AVAILABLE.keySet().stream()
                .filter(name -> name.startsWith(whole))
                .map(name -> name.substring(whole.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(String name) {
        if (JDK.contains(name) || chosen.containsKey(name)) return;
        ModuleReference module = AVAILABLE.get(name);
        if (module == null) throw new IllegalStateException("not on the class path: " + name);
        chosen.put(name, Path.of(module.location().orElseThrow()));
        for (ModuleDescriptor.Requires each : module.descriptor().requires())
            if (!each.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC)) add(each.name());
    }

    private static Map<String, ModuleReference> available() {
        Map<String, ModuleReference> modules = new TreeMap<>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(path -> in(path).stream())
                .forEach(module -> modules.putIfAbsent(module.descriptor().name(), module));
        return modules;
    }

    private static Set<ModuleReference> in(Path path) {
        try {
            return ModuleFinder.of(path).findAll();
        } catch (FindException e) { // it cannot become a module
            return Set.of();
        }
    }
}
