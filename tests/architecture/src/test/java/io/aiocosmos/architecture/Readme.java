package io.aiocosmos.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A README and the repository around it: what it promises must be there. */
record Readme(Path file) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```[^\\n]*\\n(.*?)^```\\s*$");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java( run)?( endless)?\\s*\\n(.*?)^```\\s*$");
    private static final Pattern IDLE = Pattern.compile("(?m)^```java(?! run| test| file=| azure-cosmos).*$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern MODULE = Pattern.compile("`(cosmos-[a-z0-9-]+)`");

    /** One line for each thing that is not as promised. */
    List<String> complaints() throws IOException {
        List<String> complaints = new ArrayList<>();
        commandUnder("## Run it", complaints);
        String test = commandUnder("## Test it", complaints);
        if (!test.isEmpty() && !linesOf(file.resolveSibling(".ci/run")).contains(test))
            complaints.add(".ci/run does not run: " + test);
        modules(complaints);
        complaints.addAll(brokenLinks());
        snippets(complaints);
        return complaints;
    }

    private String commandUnder(String heading, List<String> complaints) throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher fence = FENCE.matcher(section(heading));
        while (fence.find())
            fence.group(1)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(commands::add);
        if (commands.size() == 1) return commands.get(0).trim();
        complaints.add(heading + " has " + commands.size() + " commands, not one");
        return "";
    }

    /** From the heading to the next of the same level or above; a {@code #} inside a fence is no heading. */
    private String section(String heading) throws IOException {
        StringBuilder section = new StringBuilder();
        boolean inside = false;
        boolean fenced = false;
        for (String line : linesOf(file)) {
            if (line.startsWith("```")) fenced = !fenced;
            if (!fenced && line.matches("##? .*")) inside = line.equals(heading);
            else if (inside) section.append(line).append('\n');
        }
        return section.toString();
    }

    private void modules(List<String> complaints) throws IOException {
        for (String row : linesOf(file)) {
            Matcher module = MODULE.matcher(row.startsWith("|") ? row : "");
            while (module.find())
                if (!Files.exists(file.resolveSibling(module.group(1)).resolve("pom.xml")))
                    complaints.add("no such module: " + module.group(1));
        }
    }

    /** One line for each link to a file that is not there. */
    List<String> brokenLinks() throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher link = LINK.matcher(Files.readString(file));
        while (link.find()) {
            String target = link.group(1).replaceFirst("#.*", "");
            boolean elsewhere = target.isEmpty() || target.matches("[a-z]+:.*");
            if (!elsewhere && !Files.exists(file.resolveSibling(target))) broken.add("broken link: " + target);
        }
        return broken;
    }

    /** One line for each of its snippets that does not compile. */
    List<String> brokenSnippets() throws IOException {
        List<String> complaints = new ArrayList<>();
        snippets(complaints);
        return complaints;
    }

    /** Its snippets that are said to run, with all that they need. */
    List<RunnableSnippet> runnableSnippets() throws IOException {
        return JAVA.matcher(Files.readString(file))
                .results()
                .filter(fence -> fence.group(1) != null)
                .map(fence -> new RunnableSnippet(fence.group(3), fence.group(2) != null))
                .toList();
    }

    /** How many of its snippets neither run nor are of a kind that a build or a test elsewhere runs. */
    long idleSnippets() throws IOException {
        return IDLE.matcher(Files.readString(file)).results().count();
    }

    private void snippets(List<String> complaints) throws IOException {
        Matcher java = JAVA.matcher(Files.readString(file));
        while (java.find())
            for (String error : new Snippet(java.group(3)).errors()) complaints.add("does not compile: " + error);
    }

    private static List<String> linesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
