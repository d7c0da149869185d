package io.aiocosmos.emulator.batch;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.item.ItemBody;
import io.aiocosmos.emulator.item.ItemPatch;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.ItemDraft;
import io.aiocosmos.emulator.store.ItemKey;
import io.aiocosmos.emulator.store.Preconditions;
import io.aiocosmos.emulator.store.Transaction;
import io.aiocosmos.emulator.store.Transaction.WriteResult;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;

/**
 * Runs one operation of a batch as if it were a request of its own.
 *
 * @param checkSizes whether an item may be too large
 * @param minimal whether no written item is wanted back
 * @param clock what the functions of time in conditions go by
 */
record OperationRunner(
        ContainerDefinition definition,
        boolean checkSizes,
        boolean minimal,
        ElementFaults faults,
        InstantSource clock) {
    /** What is not effective has written nothing. @param index of the operation in its batch */
    ElementResult run(int index, BatchOperation operation, PartitionKey key, Transaction writes) {
        ElementFault fault = faults.of(index, operation.wireName(), operation.itemId());
        if (fault == null) return run(operation, key, writes);
        if (!fault.afterEffect()) return ElementResult.faulty(fault, 0, false);
        ElementResult result = run(operation, key, writes);
        return ElementResult.faulty(fault, result.charge(), result.effective());
    }

    private ElementResult run(BatchOperation operation, PartitionKey key, Transaction writes) {
        try {
            return result(operation, key, writes);
        } catch (ServiceError e) {
            return ElementResult.failed(e, charge(e, operation));
        }
    }

    private static double charge(ServiceError error, BatchOperation operation) {
        if (error.status() != 404 && error.status() != 409 && error.status() != 412) return 0;
        return operation.type() == BatchOperation.OperationType.READ ? Charges.miss() : Charges.refusedWrite();
    }

    private ElementResult result(BatchOperation operation, PartitionKey key, Transaction writes) {
        ItemKey there = new ItemKey(key, operation.id());
        String ifMatch = operation.ifMatch();
        return switch (operation.type()) {
            case CREATE -> created(operation, writes.create(draft(operation, key)));
            case UPSERT -> upserted(operation, writes.upsert(draft(operation, key), ifMatch, operation.ifNoneMatch()));
            case REPLACE -> {
                ItemDraft draft = draft(operation, key);
                yield replaced(operation, writes.replace(there, ifMatch, old -> draft));
            }
            case PATCH -> {
                yield replaced(
                        operation,
                        writes.replace(
                                there, ifMatch, item -> ItemPatch.apply(operation.body(), item, definition, clock)));
            }
            case DELETE -> {
                int bytes = writes.delete(there, ifMatch).item().bytes().length;
                yield ElementResult.deleted(Charges.delete(bytes));
            }
            case READ -> read(operation, writes.find(there));
        };
    }

    private ItemDraft draft(BatchOperation operation, PartitionKey key) {
        if (checkSizes) ItemBody.checkSize(operation.body());
        return ItemBody.read(operation.body(), key, definition);
    }

    private ElementResult created(BatchOperation operation, WriteResult written) {
        Item item = written.item();
        return ElementResult.of(201, Charges.create(item.bytes().length), item, returnsItem(operation));
    }

    private ElementResult upserted(BatchOperation operation, WriteResult written) {
        if (written.created()) return created(operation, written);
        Item item = written.item();
        return ElementResult.of(200, Charges.upsertOfExisting(item.bytes().length), item, returnsItem(operation));
    }

    private ElementResult replaced(BatchOperation operation, WriteResult written) {
        Item item = written.item();
        return ElementResult.of(200, Charges.replace(item.bytes().length), item, returnsItem(operation));
    }

    private boolean returnsItem(BatchOperation operation) {
        return !minimal && !operation.minimal();
    }

    private static ElementResult read(BatchOperation operation, Item item) {
        if (item == null) throw ServiceError.notFound();
        if (Preconditions.unchanged(operation.ifNoneMatch(), item.etag()))
            return ElementResult.of(304, Charges.miss(), item, false);
        return ElementResult.of(200, Charges.read(item.bytes().length), item, true);
    }
}
