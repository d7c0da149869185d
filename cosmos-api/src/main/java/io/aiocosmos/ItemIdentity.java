package io.aiocosmos;

/**
 * What distinguishes an item from all others of its container.
 *
 * @param id within its partition key
 * @param partitionKey all levels of it
 */
public record ItemIdentity(String id, PartitionKey partitionKey) {
    /** Neither may be {@code null}, the id not blank. */
    public ItemIdentity {
        Check.notBlank("id", id);
        Check.notNull("partitionKey", partitionKey);
    }

    /** Short for the constructor. */
    public static ItemIdentity of(String id, PartitionKey partitionKey) {
        return new ItemIdentity(id, partitionKey);
    }
}
