package io.aiocosmos.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The modules of the build, as the root POM lists them. */
final class Reactor {
    private static final Pattern MODULE = Pattern.compile("<module>cosmos-([a-z0-9-]+)</module>");

    private Reactor() {}

    /** As in {@code core} or {@code transport.netty}: what stands behind {@code io.aiocosmos.} in the names of packages. */
    static Set<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(root().resolve("pom.xml")))
                .results()
                .map(module -> module.group(1).replace('-', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path root() {
        return Path.of(System.getProperty("basedir", "."))
                .toAbsolutePath()
                .resolve("../..")
                .normalize();
    }
}
