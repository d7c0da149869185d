package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One step between the partitions and the user. Pulled: it asks the stage below it when it is asked. One call at a time.
 */
interface Stage {
    /**
     * The next rows. None does not mean the end: see {@link #isDone}.
     *
     * @param wanted how many are wanted at most; a stage that gives the rows of its source one for one keeps to it
     */
    CompletableFuture<List<JsonSlice>> next(int wanted);

    /** Whether there is nothing more to come. */
    boolean isDone();

    /** Notes where to go on from here; {@code false} if that cannot be said in few words. */
    boolean save(Resume.Builder resume);
}
