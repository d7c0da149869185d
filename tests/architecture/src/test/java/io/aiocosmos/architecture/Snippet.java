package io.aiocosmos.architecture;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Some lines of Java from a text, which a reader will copy: compiled with what such a reader would have around them. */
final class Snippet extends SimpleJavaFileObject {
    private static final String AROUND = """
            import com.azure.core.credential.TokenCredential;
            import com.fasterxml.jackson.annotation.*;
            import com.squareup.moshi.Json;
            import io.aiocosmos.*;
            import io.aiocosmos.azure.identity.*;
            import io.aiocosmos.changefeed.*;
            import io.aiocosmos.core.*;
            import io.aiocosmos.emulator.*;
            import io.aiocosmos.error.*;
            import io.aiocosmos.micrometer.*;
            import io.aiocosmos.opentelemetry.*;
            import io.aiocosmos.spring.*;
            import io.aiocosmos.spring.test.*;
            import io.aiocosmos.throughput.*;
            import io.micrometer.core.instrument.MeterRegistry;
            import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
            import io.opentelemetry.api.OpenTelemetry;
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import javax.net.ssl.SSLContext;
            import org.junit.jupiter.api.Test;
            import org.springframework.beans.factory.annotation.Autowired;
            import org.springframework.boot.test.context.SpringBootTest;
            import org.springframework.context.annotation.Bean;
            import org.springframework.stereotype.Service;

            public class Snippet {
                public record Entry(String id, String account, int amount) {}

                CosmosEmulator emulator;
                CosmosClient client;
                CosmosContainer ledger;
                Faults faults;
                TokenCredential identity;
                Path folder;

                public Snippet(Object... around) {
                    emulator = (CosmosEmulator) around[0];
                    client = (CosmosClient) around[1];
                    ledger = (CosmosContainer) around[2];
                    identity = (TokenCredential) around[3];
                    folder = (Path) around[4];
                    faults = emulator.faults();
                }

                public void run(String endpoint, String key, Entry entry, List<Entry> entries) throws Exception {
                    %s
                }
            }
            """;

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager LIBRARIES = libraries();

    private final String source;

    Snippet(String lines) {
        super(URI.create("snippet:/Snippet.java"), Kind.SOURCE);
        source = AROUND.formatted(lines);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
    }

    /** What the compiler has against it; empty if nothing. */
    List<String> errors() throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        task(found).analyze(); // and writes no classes
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(Locale.ENGLISH).lines().findFirst().orElse(""))
                .collect(Collectors.toList());
    }

    /** Puts its classes into the folder. */
    void compile(Path folder) throws IOException {
        LIBRARIES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
        if (!task(null).call()) throw new AssertionError("does not compile:\n" + source);
    }

    private JavacTask task(DiagnosticCollector<JavaFileObject> found) {
        return (JavacTask) COMPILER.getTask(null, LIBRARIES, found, List.of("-proc:none"), null, List.of(this));
    }

    /** The jars of the class path, of which what is read once is kept: that is most of the work. */
    private static StandardJavaFileManager libraries() {
        StandardJavaFileManager libraries = COMPILER.getStandardFileManager(null, null, null);
        try {
            String[] path = System.getProperty("java.class.path").split(File.pathSeparator);
            libraries.setLocation(
                    StandardLocation.CLASS_PATH,
                    Arrays.stream(path).map(File::new).collect(Collectors.toList()));
            return libraries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
