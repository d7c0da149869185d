package io.aiocosmos.emulator.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which paths of items a container's index knows. Paths are lists of names, with {@code []} for the elements of an array.
 *
 * @param on whether it knows anything; if not, not even {@code id} and {@code _ts}
 * @param computed names of computed properties, which only paths that name them include
 */
public record IndexPolicy(
        boolean on,
        List<Entry> included,
        List<Entry> excluded,
        List<List<SortedPath>> composites,
        Set<String> computed) {
    private static final List<List<String>> ALWAYS = List.of(List.of("id"), List.of("_ts"));

    /** A path of the policy: {@code /a/b/?}, or {@code /a/b/*} with all below it. */
    public record Entry(List<String> names, boolean subtree) {
        private boolean covers(List<String> path) {
            if (path.size() < names.size() || !path.subList(0, names.size()).equals(names)) return false;
            return subtree || path.size() == names.size();
        }

        /** The more precise of two entries counts. */
        private int precision() {
            return 2 * names.size() + (subtree ? 0 : 1);
        }
    }

    /** A path of a composite index, or a key of ORDER BY. */
    public record SortedPath(List<String> names, boolean descending) {}

    /** @param policy complete, as the container has it */
    static IndexPolicy of(JsonNode policy, Set<String> computed) {
        List<List<SortedPath>> composites = new ArrayList<>();
        for (JsonNode index : policy.path("compositeIndexes"))
            composites.add(index.valueStream().map(IndexPolicy::sorted).toList());
        return new IndexPolicy(
                !policy.path("indexingMode").asString().equals("none"),
                entries(policy.path("includedPaths")),
                entries(policy.path("excludedPaths")),
                List.copyOf(composites),
                Set.copyOf(computed));
    }

    private static SortedPath sorted(JsonNode entry) {
        boolean descending = entry.path("order").asString().equalsIgnoreCase("descending");
        return new SortedPath(PolicyPath.parse(entry.path("path").asString()).names(), descending);
    }

    private static List<Entry> entries(JsonNode list) {
        return list.valueStream()
                .map(entry -> entry(entry.path("path").asString()))
                .toList();
    }

    private static Entry entry(String text) {
        PolicyPath path = PolicyPath.parse(text);
        return new Entry(path.names(), path.end() == '*');
    }

    public boolean indexes(List<String> path) {
        if (!on) return false;
        if (ALWAYS.contains(path)) return true;
        int includes = best(included, path)
                .filter(entry -> !entry.names().isEmpty() || !computed.contains(path.get(0)))
                .map(Entry::precision)
                .orElse(-1);
        return includes > best(excluded, path).map(Entry::precision).orElse(-1);
    }

    /** Whether the policy includes it by more than {@code /*}: then the index knows the items without it, too. */
    public boolean names(List<String> path) {
        return indexes(path)
                && best(included, path)
                        .filter(entry -> !entry.names().isEmpty())
                        .isPresent();
    }

    private static Optional<Entry> best(List<Entry> entries, List<String> path) {
        Optional<Entry> best = Optional.empty();
        for (Entry entry : entries)
            if (entry.covers(path)
                    && (best.isEmpty() || entry.precision() > best.get().precision())) best = Optional.of(entry);
        return best;
    }

    /**
     * Whether a composite index has exactly these paths in this order, all in the same directions or all in the opposite
     * ones (learn.microsoft.com, indexing policies).
     */
    public boolean hasComposite(List<SortedPath> order) {
        List<SortedPath> opposite = order.stream()
                .map(one -> new SortedPath(one.names, !one.descending))
                .toList();
        return on && (composites.contains(order) || composites.contains(opposite));
    }
}
