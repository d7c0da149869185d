package io.aiocosmos.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds status codes, sub-status codes and header names of the service that stand in a source as literals. A number
 * counts where it is compared, returned or a case, so that limits and sizes may be equal to a code.
 *
 * @param codes as {@code core.wire} declares them
 */
record MagicNumbers(Set<Integer> codes) {
    private static final Pattern DECLARED = Pattern.compile("int [A-Z_0-9]+ = (\\d+);");
    private static final Pattern USED = Pattern.compile(
            "(?:[=!<>]=|[<>]|\\bcase|\\breturn)\\s*(\\d[\\d_]*)\\b|\\b(\\d[\\d_]*)\\s*(?:[=!<>]=|[<>])");
    private static final Pattern HEADER = Pattern.compile("\"x-ms-[^\"]*\"");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    /** Sub-status 3 is too short to be told from a count. */
    private static final int SHORTEST = 100;

    static MagicNumbers declaredIn(Path... sources) throws IOException {
        Set<Integer> codes = new TreeSet<>();
        for (Path source : sources) {
            Matcher code = DECLARED.matcher(Files.readString(source));
            while (code.find()) codes.add(Integer.parseInt(code.group(1)));
        }
        codes.removeIf(code -> code < SHORTEST);
        return new MagicNumbers(codes);
    }

    /** All literals of the sources below a folder but for those in another, as {@code file: literal}. */
    List<String> below(Path folder, Path but) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(folder)) {
            sources = files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(but))
                    .sorted()
                    .collect(Collectors.toList());
        }
        List<String> found = new ArrayList<>();
        for (Path source : sources)
            in(Files.readString(source)).forEach(literal -> found.add(source.getFileName() + ": " + literal));
        return found;
    }

    List<String> in(String source) {
        String code = COMMENT.matcher(source).replaceAll("");
        List<String> found = HEADER.matcher(code).results().map(m -> m.group()).collect(Collectors.toList());
        Matcher used = USED.matcher(TEXT.matcher(code).replaceAll("\"\""));
        while (used.find()) {
            String number = used.group(1) == null ? used.group(2) : used.group(1);
            if (codes.contains(Integer.parseInt(number.replace("_", "")))) found.add(number);
        }
        return found;
    }
}
