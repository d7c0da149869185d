package io.aiocosmos;

/**
 * How fresh a read must be, strongest first. A request may keep or weaken the account's level, not raise it.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/consistency-levels">Consistency levels</a>
 */
public enum ConsistencyLevel {
    /** Reads see every write that was confirmed anywhere. */
    STRONG("Strong"),
    /** Reads lag behind writes by a bound of time or versions. */
    BOUNDED_STALENESS("BoundedStaleness"),
    /** Reads see what the same session wrote and read; the usual default. */
    SESSION("Session"),
    /** Reads see writes in their order, without a bound on the lag. */
    CONSISTENT_PREFIX("ConsistentPrefix"),
    /** Reads see writes in the end, in any order. */
    EVENTUAL("Eventual");

    private final String wireName;

    ConsistencyLevel(String wireName) {
        this.wireName = wireName;
    }

    /** The name in headers and in the account's properties. */
    public String wireName() {
        return wireName;
    }

    /** The level of that wire name, in any case. */
    public static ConsistencyLevel ofWireName(String name) {
        for (ConsistencyLevel level : values()) if (level.wireName.equalsIgnoreCase(name)) return level;
        throw Check.wrong("unknown consistency level: " + name);
    }
}
