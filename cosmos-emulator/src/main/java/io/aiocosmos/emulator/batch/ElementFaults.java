package io.aiocosmos.emulator.batch;

/** What goes wrong with single operations of a batch. */
@FunctionalInterface
public interface ElementFaults {
    ElementFaults NONE = (index, type, id) -> null;

    /**
     * Asked once for each operation that is about to run, in their order.
     *
     * @param type such as {@code Create}
     * @param id of the item, {@code ""} if the operation names none
     * @return {@code null} if nothing goes wrong with it
     */
    ElementFault of(int index, String type, String id);
}
