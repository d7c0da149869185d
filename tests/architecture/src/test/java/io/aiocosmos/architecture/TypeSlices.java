package io.aiocosmos.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** Each top-level type of some packages of core by itself, but for a builder, which is one with what it builds. */
final class TypeSlices implements SliceAssignment {
    private static final String BUILDER = "Builder";

    private final String core;
    private final Set<String> packages;

    TypeSlices(House house, String... packages) {
        this.core = house.root() + ".core.";
        this.packages = Set.of(packages);
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String home = type.getPackageName();
        if (!home.startsWith(core) || !packages.contains(home.substring(core.length())))
            return SliceIdentifier.ignore();
        String name = outermost(type).getName();
        boolean builder = name.endsWith(BUILDER);
        return SliceIdentifier.of(builder ? name.substring(0, name.length() - BUILDER.length()) : name);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TypeSlices::outermost).orElse(type);
    }

    @Override
    public String getDescription() {
        return "types of " + packages;
    }
}
