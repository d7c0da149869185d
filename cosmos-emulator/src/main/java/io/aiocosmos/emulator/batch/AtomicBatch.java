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
            long lsn = partition.write(writes -> runAll(writes, results));
            int failed = results.firstFailure();
            return new Outcome(failed < 0 ? results : dependingOn(failed, results), lsn);
        } catch (Rollback failed) {
            return new Outcome(
                    dependingOn(results.size() - 1, results),
                    partition.current().lsn());
        }
    }

    private long runAll(Transaction writes, ResultArray results) {
        for (int i = 0; i < operations.size(); i++) {
            ElementResult result = runner.run(i, operations.get(i), key, writes);
            if (!results.add(result) || !result.effective()) throw new Rollback();
        }
        return writes.lsn();
    }

    /** The one that failed keeps its status; if the response became too large, those after it would not fit either. */
    private ResultArray dependingOn(int failed, ResultArray known) {
        ElementResult failure = known.get(failed);
        ElementResult after = known.isFull() ? failure : ElementResult.DEPENDENT;
        ResultArray results = new ResultArray();
        for (int i = 0; i < operations.size(); i++)
            results.add(i < failed ? ElementResult.DEPENDENT : i == failed ? failure : after);
        return results;
    }
}
