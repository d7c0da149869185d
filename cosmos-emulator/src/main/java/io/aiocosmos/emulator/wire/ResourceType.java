package io.aiocosmos.emulator.wire;

/** The kinds of resources, with their path segment (which is also what is signed) and the name of their feed array. */
public enum ResourceType {
    ACCOUNT("", ""),
    DATABASE("dbs", "Databases"),
    CONTAINER("colls", "DocumentCollections"),
    ITEM("docs", "Documents"),
    RANGE("pkranges", "PartitionKeyRanges"),
    OFFER("offers", "Offers"),
    /** Where the replicas of direct mode are. */
    ADDRESS("addresses", "Addresss"),
    STORED_PROCEDURE("sprocs", "StoredProcedures"),
    TRIGGER("triggers", "Triggers"),
    USER_FUNCTION("udfs", "UserDefinedFunctions"),
    CONFLICT("conflicts", "Conflicts"),
    USER("users", "Users"),
    PERMISSION("permissions", "Permissions"),
    ENCRYPTION_KEY("clientencryptionkeys", "ClientEncryptionKeys"),
    PARTITION_KEY_DELETE("operations", ""),
    UNKNOWN("?", "");

    private final String segment;
    private final String feedArray;

    ResourceType(String segment, String feedArray) {
        this.segment = segment;
        this.feedArray = feedArray;
    }

    public String segment() {
        return segment;
    }

    public String feedArray() {
        return feedArray;
    }

    /** The type of a path segment below a parent, {@link #UNKNOWN} if the parent has no such children. */
    static ResourceType below(ResourceType parent, String segment) {
        for (ResourceType type : values()) if (type.segment.equals(segment) && type.parent() == parent) return type;
        return UNKNOWN;
    }

    private ResourceType parent() {
        return switch (this) {
            case DATABASE, OFFER, ADDRESS -> ACCOUNT;
            case CONTAINER, USER, ENCRYPTION_KEY -> DATABASE;
            case PERMISSION -> USER;
            case ACCOUNT, UNKNOWN -> null;
            default -> CONTAINER;
        };
    }
}
