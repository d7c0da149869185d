package io.aiocosmos.emulator.region;

/** What the account document says of the account besides its regions. Immutable. */
public record AccountFlags(boolean multipleWriteLocations, boolean partitionFailover, boolean hedgingDisabled) {
    /** One region takes all writes, as the service begins. */
    public static final AccountFlags NONE = new AccountFlags(false, false, false);

    public AccountFlags withMultipleWriteLocations(boolean on) {
        return new AccountFlags(on, partitionFailover, hedgingDisabled);
    }

    public AccountFlags withPartitionFailover(boolean on) {
        return new AccountFlags(multipleWriteLocations, on, hedgingDisabled);
    }

    public AccountFlags withHedgingDisabled(boolean disabled) {
        return new AccountFlags(multipleWriteLocations, partitionFailover, disabled);
    }
}
