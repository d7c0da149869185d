package io.aiocosmos.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dependencies for Gradle in the text of a page; no Gradle is here to try them. */
record GradleSnippets(String page) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```kotlin[^\\n]*\\n(.*?)^```\\s*$");
    private static final Pattern COORDINATES =
            Pattern.compile("(?:[iI]mplementation|Only)\\((platform\\()?\"([\\w.-]+):([\\w.-]+)(?::([^\"]+))?\"");

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    /** One line for each dependency that Gradle would not find, given the texts of our BOM and of our root POM. */
    List<String> complaints(String bom, String root) {
        List<String> complaints = new ArrayList<>();
        Matcher fence = FENCE.matcher(page);
        while (fence.find())
            COORDINATES.matcher(fence.group(1)).results().forEach(each -> check(each, bom, root, complaints));
        return complaints;
    }

    private void check(MatchResult dependency, String bom, String root, List<String> complaints) {
        boolean platform = dependency.group(1) != null;
        String artifact = dependency.group(3);
        String version = dependency.group(4);
        if (dependency.group(2).equals("io.aiocosmos")) {
            if (!bom.contains("<artifactId>" + artifact + "</artifactId>"))
                complaints.add("the BOM has no " + artifact);
            if (platform != (version != null)) complaints.add("only a platform says its version: " + artifact);
        } else if (version != null
                && !isUsed(dependency.group(2), version, root)
                && !isUsed(dependency.group(2), version, page))
            complaints.add("nobody has tried " + artifact + " " + version);
    }

    /** Whether a POM has that release of that group: artifacts of one group are released together. */
    private static boolean isUsed(String group, String version, String pom) {
        String filled = PROPERTY.matcher(pom).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), pom)));
        return Pattern.compile("<groupId>" + Pattern.quote(group)
                        + "</groupId>\\s*<artifactId>[^<]*</artifactId>\\s*<version>" + Pattern.quote(version) + "<")
                .matcher(filled)
                .find();
    }

    private static String value(String property, String pom) {
        Matcher set =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]*)<").matcher(pom);
        return set.find() ? set.group(1) : "";
    }
}
