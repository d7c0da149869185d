package io.aiocosmos;

/**
 * Part of a container: the items whose effective partition key (a hash of the partition key) lies between two points.
 * Ranges that a container gives stay good when its partitions split. Immutable; its text can be stored and read back.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/change-feed-pull-model#use-feedrange-for-parallelization">Feed
 *     ranges</a>
 */
public final class FeedRange {
    private static final String END = "FF";

    private final String min;
    private final String max;

    private FeedRange(String min, String max) {
        this.min = min;
        this.max = max;
    }

    /** The whole of any container. */
    public static FeedRange all() {
        return new FeedRange("", END);
    }

    /**
     * From one point to another.
     *
     * @param min upper-case hex, inclusive; empty for the beginning
     * @param max exclusive; {@code FF} for the end
     */
    public static FeedRange between(String min, String max) {
        if (hex("min", min).compareTo(hex("max", max)) >= 0)
            throw Check.wrong("a feed range must end behind its beginning, was " + min + "-" + max);
        return new FeedRange(min, max);
    }

    /** Reads what {@link #text} wrote. */
    public static FeedRange parse(String text) {
        int dash = Check.notNull("feed range", text).indexOf('-');
        if (dash < 0) throw Check.wrong("a feed range looks like 05C1-1FFF, was " + text);
        return between(text.substring(0, dash), text.substring(dash + 1));
    }

    private static String hex(String name, String text) {
        for (int i = 0; i < Check.notNull(name, text).length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'F'))
                throw Check.wrong(name + " of a feed range must be upper-case hex, was " + text);
        }
        return text;
    }

    /** Where it begins, inclusive: upper-case hex, empty for the beginning. */
    public String min() {
        return min;
    }

    /** Where it ends, exclusive; {@code FF} for the end. */
    public String max() {
        return max;
    }

    /** Short text for storing. */
    public String text() {
        return min + "-" + max;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeedRange && min.equals(((FeedRange) other).min) && max.equals(((FeedRange) other).max);
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return "FeedRange[" + text() + "]";
    }
}
