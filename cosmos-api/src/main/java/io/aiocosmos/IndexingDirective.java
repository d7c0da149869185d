package io.aiocosmos;

/** Whether one write is indexed, against what the container's indexing policy would do. */
public enum IndexingDirective {
    /** As the container's policy says. */
    DEFAULT("Default"),
    /** Index it, for containers whose indexing is not automatic. */
    INCLUDE("Include"),
    /** Leave it out of the index: it is then found by id, not by queries that use the index. */
    EXCLUDE("Exclude");

    private final String wireName;

    IndexingDirective(String wireName) {
        this.wireName = wireName;
    }

    /** The value of the header {@code x-ms-indexing-directive}. */
    public String wireName() {
        return wireName;
    }
}
