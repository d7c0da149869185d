package io.aiocosmos;

/**
 * Which requests the service throttles first when throughput runs out. The account needs the feature.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/priority-based-execution">Priority-based execution</a>
 */
public enum PriorityLevel {
    /** Throttled last; what the service takes a request without level for. */
    HIGH("High"),
    /** Throttled first. */
    LOW("Low");

    private final String wireName;

    PriorityLevel(String wireName) {
        this.wireName = wireName;
    }

    /** The value of the header {@code x-ms-cosmos-priority-level}. */
    public String wireName() {
        return wireName;
    }
}
