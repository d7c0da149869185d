package io.aiocosmos.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleReader;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that a module shows to everybody, with their members, as a text that a diff can be read of. */
record PublicApi(ModuleRoot module) {
    /** A block for each type, sorted by name; a line for each member. */
    String listing() {
        return types().map(TypeListing::of).collect(Collectors.joining("\n"));
    }

    /** Those that others can name. */
    Stream<Class<?>> types() {
        Set<String> exported = module.descriptor().exports().stream()
                .filter(each -> !each.isQualified())
                .map(Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
        return classNames().stream()
                .filter(name -> exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
                .<Class<?>>map(PublicApi::load)
                .filter(PublicApi::isShown);
    }

    private Set<String> classNames() {
        try (ModuleReader reader = module.reference().open();
                Stream<String> files = reader.list()) {
            return files.filter(file -> file.endsWith(".class") && !file.startsWith("META-INF/"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(module.toString(), broken);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether others can name it: it and all that it is nested in are public, or protected members of such. */
    static boolean isShown(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getDeclaringClass())
            if (each.isAnonymousClass() || each.isLocalClass() || !isShown(each.getModifiers())) return false;
        return true;
    }

    static boolean isShown(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
