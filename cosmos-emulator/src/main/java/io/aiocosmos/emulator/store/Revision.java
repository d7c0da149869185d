package io.aiocosmos.emulator.store;

/**
 * One version of an item on its way to other regions.
 *
 * @param history all commits that whoever wrote it knew of the item, its own included
 * @param item the version, or the one that was deleted
 * @param version ascends with the writes of the account
 * @param operation {@code create}, {@code replace} or {@code delete}
 */
record Revision(CommitVector history, Item item, long version, String operation) {
    static final String DELETE = "delete";

    ItemKey key() {
        return item.key();
    }

    boolean isDelete() {
        return operation.equals(DELETE);
    }
}
