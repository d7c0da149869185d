package io.aiocosmos.emulator.store;

/**
 * One change of one item.
 *
 * @param before the version that it ends, {@code null} if it creates the item
 * @param after the version that it makes, {@code null} if it deletes the item
 * @param expired whether it deletes the item because its time to live is over
 */
public record Change(Item before, Item after, boolean expired) {
    /** Of one logical partition before and after: an item never moves to another. */
    String effective() {
        return (after == null ? before : after).effective();
    }
}
