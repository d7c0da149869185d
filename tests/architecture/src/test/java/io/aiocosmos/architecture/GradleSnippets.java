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
        } else if (version != null && !isManaged(artifact, version, root) && !isManaged(artifact, version, page))
            complaints.add("nobody has tried " + artifact + " " + version);
    }

    private static boolean isManaged(String artifact, String version, String pom) {
        return Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>" + Pattern.quote(version) + "<")
                .matcher(pom)
                .find();
    }
}
