package io.aiocosmos.emulator.batch;

import io.aiocosmos.emulator.item.KeyHeader;
import io.aiocosmos.emulator.item.Throttle;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.List;

/**
 * Operations on any keys of one partition key range, each a transaction of its own.
 *
 * @param key of those that name none; {@code null} if each must
 * @param continueOnError whether those after one that failed are run
 */
record BulkBatch(
        List<BatchOperation> operations,
        PartitionKey key,
        boolean continueOnError,
        OperationRunner runner,
        Throttle throttle) {
    ResultArray run(Container container, Partition partition) {
        ResultArray results = new ResultArray();
        ElementResult rest = null; // of all that are not run any more
        for (BatchOperation operation : operations) {
            long wait = rest == null ? throttle.waitMillis(container, partition) : 0;
            if (wait != 0) rest = ElementResult.throttled(wait);
            if (rest != null) results.add(rest);
            else rest = run(operation, container, partition, results);
        }
        return results;
    }

    /** @return what the operations after this one get instead of being run; {@code null} to run them */
    private ElementResult run(BatchOperation operation, Container container, Partition partition, ResultArray results) {
        ElementResult result = run(operation, partition, results);
        throttle.charge(container, partition, result.charge());
        if (results.isFull()) return ElementResult.TOO_LARGE;
        return result.isFailure() && !continueOnError ? ElementResult.DEPENDENT : null;
    }

    private ElementResult run(BatchOperation operation, Partition partition, ResultArray results) {
        try {
            PartitionKey its = keyOf(operation, partition);
            return partition.write(writes -> {
                ElementResult result = runner.run(results.size(), operation, its, writes);
                if (!results.add(result)) throw new Rollback();
                return result;
            });
        } catch (ServiceError e) {
            ElementResult failed = ElementResult.failed(e, 0);
            results.add(failed);
            return failed;
        } catch (Rollback tooLarge) {
            return ElementResult.TOO_LARGE;
        }
    }

    private PartitionKey keyOf(BatchOperation operation, Partition partition) {
        KeyDefinition definition = runner.definition().key();
        PartitionKey its = operation.key() == null && key != null ? key : KeyHeader.whole(operation.key(), definition);
        if (!partition.range().contains(definition.effective(its)))
            throw ServiceError.gateway(410, 1002, "The partition key is of another partition key range.");
        return its;
    }
}
