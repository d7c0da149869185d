package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;

/** The consistency levels, the strongest first. */
public enum Consistency {
    STRONG("Strong"),
    BOUNDED_STALENESS("BoundedStaleness"),
    SESSION("Session"),
    CONSISTENT_PREFIX("ConsistentPrefix"),
    EVENTUAL("Eventual");

    private final String wireName;

    Consistency(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** The level of that name, in any case of letters. */
    public static Consistency named(String name) {
        for (Consistency level : values()) if (level.wireName.equalsIgnoreCase(name)) return level;
        throw new IllegalArgumentException("no consistency level " + name);
    }

    /** Checks the level of a request, which may be weaker than this level of the account, not stronger. */
    public void check(Request request) {
        String asked = request.text("x-ms-consistency-level");
        if (asked == null) return;
        if (request.text("x-ms-cosmos-read-consistency-strategy") != null)
            throw ServiceError.gateway(
                    400, "x-ms-consistency-level and x-ms-cosmos-read-consistency-strategy exclude each other.");
        if (level(asked).compareTo(this) < 0)
            throw ServiceError.gateway(
                    400,
                    "ConsistencyLevel " + asked + " specified in the request is invalid when"
                            + " service is configured with consistency level " + wireName + ".");
    }

    private static Consistency level(String name) {
        try {
            return named(name);
        } catch (IllegalArgumentException e) {
            throw ServiceError.gateway(400, "x-ms-consistency-level is none of the known levels.");
        }
    }
}
