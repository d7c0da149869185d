package io.aiocosmos.core.batch;

/**
 * What an operation of a batch does, by the protocol's name. Source: the operation types of the official Java and
 * JavaScript clients.
 */
public enum OperationType {
    CREATE("Create"),
    READ("Read"),
    UPSERT("Upsert"),
    REPLACE("Replace"),
    DELETE("Delete"),
    PATCH("Patch");

    public final String wireName;

    OperationType(String wireName) {
        this.wireName = wireName;
    }

    /** Whether the id stands beside the item, not only in it. */
    boolean isById() {
        return this != CREATE && this != UPSERT;
    }
}
