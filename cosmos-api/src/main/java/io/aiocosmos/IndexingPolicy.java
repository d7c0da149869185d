package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;

/**
 * What a container indexes. Paths end in {@code /?} (this value) or {@code /*} (all below).
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/index-policy">Indexing policies</a>
 */
public final class IndexingPolicy {
    private final RawJson json;

    private IndexingPolicy(RawJson json) {
        this.json = json;
    }

    /** No index at all: point reads only. */
    public static IndexingPolicy none() {
        return new IndexingPolicy(RawJson.of("{\"indexingMode\":\"none\",\"automatic\":false}"));
    }

    /** A policy written by hand, for what {@link Builder} has no method for. */
    public static IndexingPolicy of(RawJson json) {
        return new IndexingPolicy(Check.notNull("json", json));
    }

    /** A consistent policy; include or exclude {@code /*} in it. */
    public static Builder builder() {
        return new Builder();
    }

    /** The policy as the wire has it. */
    public RawJson json() {
        return json;
    }

    @Override
    public String toString() {
        return PrintableText.of(json.text());
    }

    /** Builds {@link IndexingPolicy}. Not thread-safe. */
    public static final class Builder {
        private final StringBuilder included = new StringBuilder();
        private final StringBuilder excluded = new StringBuilder();
        private final StringBuilder composites = new StringBuilder();

        private Builder() {}

        /** A path to index, such as {@code /name/?} or {@code /*}. */
        public Builder includedPath(String path) {
            element(included).append(path(path)).append('}');
            return this;
        }

        /** A path not to index; the more precise of an included and an excluded path wins. */
        public Builder excludedPath(String path) {
            element(excluded).append(path(path)).append('}');
            return this;
        }

        /** An index over several columns, each a path with {@code " desc"} behind it if descending. */
        public Builder compositeIndex(String... columns) {
            if (Check.notNull("columns", columns).length < 2)
                throw Check.wrong("a composite index has at least 2 columns, was given " + columns.length);
            StringBuilder index = new StringBuilder();
            for (String column : columns) {
                boolean descending = Check.notNull("column", column).endsWith(" desc");
                String path = descending ? column.substring(0, column.length() - " desc".length()) : column;
                element(index)
                        .append(path(path))
                        .append(descending ? ",\"order\":\"descending\"}" : ",\"order\":\"ascending\"}");
            }
            if (composites.length() > 0) composites.append(',');
            composites.append('[').append(index).append(']');
            return this;
        }

        /** The policy as it is now. */
        public IndexingPolicy build() {
            return new IndexingPolicy(
                    RawJson.of("{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":["
                            + included + "],\"excludedPaths\":[" + excluded + "]"
                            + (composites.length() == 0 ? "" : ",\"compositeIndexes\":[" + composites + "]") + "}"));
        }

        private static StringBuilder element(StringBuilder list) {
            return list.append(list.length() == 0 ? "{" : ",{");
        }

        private static String path(String path) {
            if (!Check.notBlank("path", path).startsWith("/"))
                throw Check.wrong("an index path begins with a slash, was " + path);
            return JsonQuote.append(new StringBuilder("\"path\":"), path).toString();
        }
    }
}
