package io.aiocosmos;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The partition key of an item: a string, number, boolean or null, none (the item lacks the property), or several of
 * these for a hierarchical key. Immutable. Does not print its values, which often are personal.
 *
 * <pre>{@code
 * PartitionKey one = PartitionKey.of("Account-1");
 * PartitionKey levels = PartitionKey.hierarchical("Tenant-7", "Account-1");
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/partitioning-overview">Partitioning</a>
 */
public final class PartitionKey {
    private static final int MAX_LEVELS = 3;
    private static final PartitionKey NULL = new PartitionKey("[null]", 1);
    private static final PartitionKey NONE = new PartitionKey("[{}]", 1);

    private final String json;
    private final int levels;

    private PartitionKey(String json, int levels) {
        this.json = json;
        this.levels = levels;
    }

    /**
     * A string; it may be empty.
     *
     * @throws IllegalArgumentException if it has half a surrogate pair, which no item can have
     */
    public static PartitionKey of(String value) {
        StringBuilder json = new StringBuilder("[");
        return new PartitionKey(
                append(json, Check.notNull("value", value)).append(']').toString(), 1);
    }

    private static StringBuilder append(StringBuilder json, String value) {
        return JsonQuote.append(json, Check.wholeUnicode("a partition key value", value));
    }

    /** A number; the service keeps it as an IEEE double, so beyond 2^53 neighbours fall together. */
    public static PartitionKey of(long value) {
        return new PartitionKey("[" + value + "]", 1);
    }

    /** A finite number. */
    public static PartitionKey of(double value) {
        return new PartitionKey("[" + finite(value) + "]", 1);
    }

    /** A finite number, as its shortest decimal, which is how codecs write it: {@code 0.1f} is {@code 0.1}. */
    public static PartitionKey of(float value) {
        return of(shortest(value));
    }

    private static double shortest(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    /** A boolean. */
    public static PartitionKey of(boolean value) {
        return new PartitionKey(value ? "[true]" : "[false]", 1);
    }

    /** The key of items whose property is JSON {@code null}; another key than {@link #none()}. */
    public static PartitionKey ofNull() {
        return NULL;
    }

    /**
     * The key of items that lack the property. Containers that were made before there were partition keys, and
     * migrated since, write it otherwise than others: the first use of it reads the container's definition.
     */
    public static PartitionKey none() {
        return NONE;
    }

    /**
     * A hierarchical key, outermost level first: each value a {@link String}, {@link Number}, {@link Boolean},
     * {@code null}, or {@link #none()} for a level that the item lacks. Fewer values than the container has levels are
     * a prefix, good for queries only.
     */
    public static PartitionKey hierarchical(@Nullable Object... values) {
        return hierarchical(Arrays.asList(Check.notNull("values", values)));
    }

    /** As {@link #hierarchical(Object...)}. */
    public static PartitionKey hierarchical(List<?> values) {
        if (Check.notNull("values", values).isEmpty() || values.size() > MAX_LEVELS)
            throw new IllegalArgumentException(
                    "a hierarchical partition key has 1 to 3 values, was given " + values.size());
        StringBuilder json = new StringBuilder("[");
        for (Object value : values) {
            if (json.length() > 1) json.append(',');
            appendLevel(json, value);
        }
        return new PartitionKey(json.append(']').toString(), values.size());
    }

    private static void appendLevel(StringBuilder json, Object value) {
        if (value == null) json.append("null");
        else if (value == NONE) json.append("{}");
        else if (value instanceof String) append(json, (String) value);
        else if (value instanceof Boolean) json.append(value);
        else if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte)
            json.append(value);
        else if (value instanceof Float) json.append(finite(shortest((Float) value)));
        else if (value instanceof Number) json.append(finite(((Number) value).doubleValue()));
        else
            throw new IllegalArgumentException(
                    "a partition key value is a String, Number, Boolean, null or PartitionKey.none(), was a "
                            + value.getClass().getName());
    }

    private static double finite(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value))
            throw new IllegalArgumentException("a partition key number must be finite, was " + value);
        return value;
    }

    /** How many values the key has: 1, or up to 3 for a hierarchical key. */
    public int levels() {
        return levels;
    }

    /** The key as the wire has it: a JSON array in ASCII, one element a level, {@code {}} where there is no value. */
    public String json() {
        return json;
    }

    /** Whether both are written alike; {@code of(5L)} and {@code of(5.0)} mean the same key but are not equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionKey && json.equals(((PartitionKey) other).json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "PartitionKey[" + levels + (levels == 1 ? " level]" : " levels]");
    }
}
