package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One step of query processing between the partitions and the user. Pull-based: {@link #next} calls the stage below.
 * One call at a time.
 */
interface Stage {
    /**
     * The next rows. An empty list is not the end: see {@link #isDone}.
     *
     * @param maxRows maximum of rows; 0 for any. Only a stage that maps rows one to one keeps to it
     */
    CompletableFuture<List<JsonSlice>> next(int maxRows);

    /** Whether there are no more rows. */
    boolean isDone();

    /** Saves the state from which to go on; {@code false} if it does not fit a continuation. */
    boolean save(ResumeState.Builder resume);
}
