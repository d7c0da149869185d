package io.aiocosmos.architecture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of a repository, and the names of types that its pages have in backticks: {@code `Call`}, {@code `Call.next`}. */
final class DocumentedTypes {
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|interface|enum|record|@interface) ([A-Z]\\w*)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern SPAN = Pattern.compile("`@?(?:[a-z.]+\\.)?([A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+))?[^`]*`");
    /** Words of the protocol, and names in libraries and other SDKs. */
    private static final Set<String> OTHERS = Set.of(
            "AfterEach",
            "Basic",
            "BeforeAll",
            "BeforeEach",
            "Host",
            "JsonCreator",
            "JsonProperty",
            "MeterRegistry",
            "NaN",
            "NullMarked",
            "Nullable",
            "OpenTelemetry",
            "ReadManyItems");

    private static final List<String> JDK = List.of(
            "com.sun.net.httpserver.",
            "java.lang.",
            "java.lang.reflect.",
            "java.math.",
            "java.net.",
            "java.net.http.",
            "java.sql.",
            "java.time.",
            "java.util.",
            "java.util.concurrent.",
            "java.util.function.",
            "javax.net.ssl.");

    /** Sources by each type that they declare; of two types of one name, both. */
    private final Map<String, String> sources = new HashMap<>();

    DocumentedTypes(Path repository) throws IOException {
        Files.walkFileTree(repository, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
                String name = String.valueOf(folder.getFileName());
                boolean made = name.equals("target") || name.equals("node_modules") || name.startsWith(".");
                return made && !folder.equals(repository) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                if (file.toString().endsWith(".java") || file.toString().endsWith(".kt")) add(Files.readString(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void add(String source) {
        Matcher declared = DECLARED.matcher(source);
        while (declared.find()) sources.merge(declared.group(1), source, String::concat);
    }

    /** What a page names, and is neither here nor in the JDK. */
    List<String> missing(Path page) throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher span = SPAN.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""));
        while (span.find())
            if (!isThere(span.group(1), span.group(2))) missing.add(page.getFileName() + ": " + span.group());
        return missing;
    }

    private boolean isThere(String type, String member) {
        String source = sources.get(type);
        if (source == null) return OTHERS.contains(type) || isOfJdk(type);
        return member == null
                || Pattern.compile("\\b" + member + "\\b").matcher(source).find();
    }

    private static boolean isOfJdk(String type) {
        for (String inside : JDK) {
            try {
                Class.forName(inside + type, false, ClassLoader.getPlatformClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                // In another of these packages, perhaps.
            }
        }
        return false;
    }
}
