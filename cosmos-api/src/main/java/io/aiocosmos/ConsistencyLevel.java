package io.aiocosmos;

/**
 * How fresh a read must be, strongest first. A request may keep or weaken the account's level, not raise it.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/consistency-levels">Consistency levels</a>
 */
public enum ConsistencyLevel {
    STRONG("Strong"),
    BOUNDED_STALENESS("BoundedStaleness"),
    SESSION("Session"),
    CONSISTENT_PREFIX("ConsistentPrefix"),
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
        throw new IllegalArgumentException("unknown consistency level: " + name);
    }
}
