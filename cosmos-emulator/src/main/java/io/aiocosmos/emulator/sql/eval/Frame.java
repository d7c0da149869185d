package io.aiocosmos.emulator.sql.eval;

import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.value.Values;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The state of one run of a statement: the current row (one slot for each alias, parameter and aggregate, handed out by
 * the binder) and what the row may look at outside. Used by one thread at a time.
 */
public final class Frame {
    /** About a second of work: a JOIN of long arrays could run for years. */
    private static final long MAX_ROWS = 10_000_000;

    private final JsonNode[] slots;
    private Iterator<JsonNode> items;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Instant start;
    private final Map<Object, Memo> memos = new IdentityHashMap<>();
    private long rows;

    public Frame(int slotCount, Iterator<JsonNode> items, InstantSource clock, RandomGenerator random) {
        this.slots = new JsonNode[slotCount];
        Arrays.fill(slots, Values.UNDEFINED);
        this.items = items;
        this.clock = clock;
        this.random = random;
        this.start = clock.instant();
    }

    public JsonNode get(int slot) {
        return slots[slot];
    }

    public void set(int slot, JsonNode value) {
        slots[slot] = value;
    }

    /**
     * Counts one row of one source, of all queries of the statement together.
     *
     * @throws SqlException if these are too many for one run
     */
    public void countRow() {
        if (++rows > MAX_ROWS) {
            throw SqlException.plain("The query looks at more than " + MAX_ROWS + " rows; filter before you join.");
        }
    }

    /** The container's items; they can be read once. */
    public Iterator<JsonNode> items() {
        return items;
    }

    /** Continues with other items; the rest of the run is unchanged. */
    public void feed(Iterator<JsonNode> others) {
        items = others;
    }

    public Instant now() {
        return clock.instant();
    }

    /** When the run began: the same for all its rows. */
    public Instant start() {
        return start;
    }

    public RandomGenerator random() {
        return random;
    }

    /**
     * What {@code make} makes of a text, kept until the same owner comes with another text: patterns are mostly constants,
     * and compiling one for every row would cost more than matching it.
     */
    @SuppressWarnings("unchecked") // one owner always makes the same type
    public <T> T memo(Object owner, String source, Function<String, T> make) {
        Memo memo = memos.get(owner);
        if (memo == null || !memo.source.equals(source)) {
            memo = new Memo(source, make.apply(source));
            memos.put(owner, memo);
        }
        return (T) memo.made;
    }

    private record Memo(String source, Object made) {}
}
