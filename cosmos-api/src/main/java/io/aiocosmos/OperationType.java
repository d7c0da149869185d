package io.aiocosmos;

/** What an operation of a {@link TransactionalBatch} or of a bulk does. */
public enum OperationType {
    /** Creates an item whose id is free. */
    CREATE("Create"),
    /** Reads an item. */
    READ("Read"),
    /** Creates an item, or replaces the one of that id. */
    UPSERT("Upsert"),
    /** Replaces an item that is there. */
    REPLACE("Replace"),
    /** Deletes an item. */
    DELETE("Delete"),
    /** Changes parts of an item. */
    PATCH("Patch");

    private final String wireName;

    OperationType(String wireName) {
        this.wireName = wireName;
    }

    /** The protocol's name. Source: the official Java and JavaScript clients. */
    public String wireName() {
        return wireName;
    }
}
