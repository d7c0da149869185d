package io.aiocosmos;

/**
 * An item with its partition key, for {@code createItems} when the key is not to be taken from the item.
 *
 * @param item the item
 * @param partitionKey its key
 * @param <T> the item's type
 */
public record ItemToCreate<T>(T item, PartitionKey partitionKey) {
    /** Neither may be {@code null}. */
    public ItemToCreate {
        Check.notNull("item", item);
        Check.notNull("partitionKey", partitionKey);
    }

    /** Short for the constructor. */
    public static <T> ItemToCreate<T> of(T item, PartitionKey partitionKey) {
        return new ItemToCreate<>(item, partitionKey);
    }

    /** The key and nothing of the item. */
    @Override
    public String toString() {
        return "ItemToCreate[" + partitionKey + "]";
    }
}
