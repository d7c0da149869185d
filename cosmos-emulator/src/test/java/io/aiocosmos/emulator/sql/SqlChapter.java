package io.aiocosmos.emulator.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One file of cases, below {@code sql/cases}.
 *
 * <p>Its first line is {@code # title}. Lines {@code item <json>} and {@code param <name> <json>} hold for all its
 * cases, {@code == feature} for the cases that follow, and each other line is {@code text -> expected}.
 */
final class SqlChapter {
    private static final List<String> FILES = List.of(
            "clauses",
            "operators",
            "values",
            "aggregates",
            "functions-types",
            "functions-search",
            "functions-text",
            "functions-numbers",
            "functions-arrays",
            "functions-times",
            "functions-space",
            "refusals");
    private static final String ARROW = " -> ";

    private final String title;
    private final List<JsonNode> items = new ArrayList<>();
    private final Map<String, JsonNode> parameters = new LinkedHashMap<>();
    private final List<SqlCase> cases = new ArrayList<>();

    private SqlChapter(List<String> lines) {
        this.title = lines.get(0).substring("# ".length());
        String feature = title;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("item ")) {
                items.add(Queries.json(line.substring("item ".length())));
            } else if (line.startsWith("param ")) {
                String[] words = line.split(" ", 3);
                parameters.put(words[1], Queries.json(words[2]));
            } else if (line.startsWith("== ")) {
                feature = line.substring("== ".length());
            } else if (!line.isEmpty()) {
                int arrow = line.lastIndexOf(ARROW);
                cases.add(new SqlCase(
                        feature, line.substring(0, arrow), line.substring(arrow + ARROW.length()), items, parameters));
            }
        }
        if (items.isEmpty()) items.add(Queries.json("{}"));
    }

    /** All of them, in the order of the table. */
    static List<SqlChapter> all() {
        return FILES.stream().map(file -> new SqlChapter(lines(file))).toList();
    }

    private static List<String> lines(String file) {
        String path = "/io/aiocosmos/emulator/sql/cases/" + file + ".txt";
        try (InputStream stream = SqlChapter.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String title() {
        return title;
    }

    List<JsonNode> items() {
        return items;
    }

    Map<String, JsonNode> parameters() {
        return parameters;
    }

    List<SqlCase> cases() {
        return cases;
    }

    /** The cases of each feature, in the order of the file. */
    Map<String, List<SqlCase>> features() {
        Map<String, List<SqlCase>> features = new LinkedHashMap<>();
        for (SqlCase one : cases)
            features.computeIfAbsent(one.feature(), name -> new ArrayList<>()).add(one);
        return features;
    }
}
