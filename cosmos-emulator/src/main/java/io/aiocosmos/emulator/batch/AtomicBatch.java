package io.aiocosmos.emulator.batch;

import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.Transaction;
import java.util.List;

/**
 * Operations on one key as one transaction: all take effect or none.
 *
 * @param key of all of them
 */
record AtomicBatch(List<BatchOperation> operations, PartitionKey key, OperationRunner runner) {
    /**
     * What came of it.
     *
     * @param lsn the newest sequence number that it knows of
     */
    record Outcome(ResultArray results, long lsn) {}

    Outcome run(Partition partition) {
        ResultArray results = new ResultArray();
        try {
            return new Outcome(results, partition.write(writes -> runAll(writes, results)));
        } catch (Rollback failed) {
            return new Outcome(rolledBack(results), partition.current().lsn());
        }
    }

    private long runAll(Transaction writes, ResultArray results) {
        for (BatchOperation operation : operations) {
            ElementResult result = runner.run(operation, key, writes);
            if (!results.add(result) || result.isFailure()) throw new Rollback();
        }
        return writes.lsn();
    }

    /** The one that failed keeps its status; if the response became too large, those after it would not fit either. */
    private ResultArray rolledBack(ResultArray upToFailure) {
        ElementResult failure = upToFailure.last();
        int failed = upToFailure.size() - 1;
        ElementResult after = upToFailure.isFull() ? failure : ElementResult.DEPENDENT;
        ResultArray results = new ResultArray();
        for (int i = 0; i < operations.size(); i++)
            results.add(i < failed ? ElementResult.DEPENDENT : i == failed ? failure : after);
        return results;
    }
}
