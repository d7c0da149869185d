package io.aiocosmos.modulepath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Temporary folders under {@code target}, where images may be large and nothing leaves the build. */
final class TargetDirectory implements TempDirFactory {
    static Path folder() {
        return Path.of(System.getProperty("basedir", "."), "target");
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        return Files.createTempDirectory(folder(), "images-");
    }
}
