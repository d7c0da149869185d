package io.aiocosmos.architecture;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation comments of a source. */
record Javadoc(String source) {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
    /** Nothing but a link to a member of a type that is named, so on another page or in another part of this one. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:As|Like|See|The same as) \\{@link(?:plain)? \\w[^}]*\\}\\.?(?: @.*)?");

    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\}</pre>");

    /** Comments that say no more than where to read on. */
    List<String> references() {
        return COMMENT.matcher(source)
                .results()
                .map(comment ->
                        comment.group(1).replaceAll("\\s*\\n\\s*\\*\\s?", " ").trim())
                .filter(text -> REFERENCE.matcher(text).matches())
                .toList();
    }

    /** The first example of the comment on the type itself; empty if it has none. */
    Optional<String> example() {
        Matcher type = Pattern.compile("(?m)^public .*(?:class|interface|record|@interface) ")
                .matcher(source);
        if (!type.find()) return Optional.empty();
        String before = source.substring(0, type.start());
        int start = before.lastIndexOf("/**");
        Matcher example = EXAMPLE.matcher(start < 0 ? "" : before.substring(start));
        return example.find() ? Optional.of(example.group(1).replaceAll("(?m)^ \\* ?", "")) : Optional.empty();
    }
}
