package io.aiocosmos.features.queries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** ORDER BY; without columns for none. */
record OrderBy(List<Column> columns) implements Comparator<List<JsonNode>> {
    static final OrderBy NONE = new OrderBy(List.of());
    private static final String[] NAMES = {"a", "b", "n", "s"};

    record Column(String name, boolean descending) {
        @Override
        public String toString() {
            return "c." + name + (descending ? " DESC" : " ASC");
        }
    }

    static OrderBy random(Random random) {
        int first = random.nextInt(NAMES.length);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(NAMES[first], random.nextBoolean()));
        if (random.nextInt(3) == 0)
            columns.add(new Column(NAMES[(first + 1 + random.nextInt(3)) % NAMES.length], random.nextBoolean()));
        return new OrderBy(columns);
    }

    /** Every pair of columns, in equal and opposite directions. */
    static List<List<String>> composites() {
        List<List<String>> indexes = new ArrayList<>();
        for (String one : NAMES)
            for (String other : NAMES)
                if (!one.equals(other)) {
                    indexes.add(List.of("/" + one, "/" + other));
                    indexes.add(List.of("/" + one, "/" + other + " desc"));
                }
        return indexes;
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    String text() {
        if (columns.isEmpty()) return "";
        return columns.stream().map(Column::toString).collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    @Override
    public int compare(List<JsonNode> one, List<JsonNode> other) {
        for (int i = 0; i < columns.size(); i++) {
            int order = Values.ORDER.compare(one.get(i), other.get(i));
            if (order != 0) return columns.get(i).descending() ? -order : order;
            if (one.get(i).isContainer())
                return 0; // unknown whether they are equal, so later columns cannot be compared
        }
        return 0;
    }
}
