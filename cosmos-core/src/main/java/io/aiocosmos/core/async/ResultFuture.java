package io.aiocosmos.core.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that callers get. Waiting for it on a thread that its own completion needs fails at once, as a blocking call
 * there does; the same holds for every stage made from it.
 */
public class ResultFuture<R> extends CompletableFuture<R> {
    private final WaitCheck check;

    /** @param check {@code null} for futures that stay inside this library */
    public ResultFuture(WaitCheck check) {
        this.check = check;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ResultFuture<>(check);
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        checkMayWait();
        return super.get();
    }

    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        checkMayWait();
        return super.get(timeout, unit);
    }

    @Override
    public R join() {
        checkMayWait();
        return super.join();
    }

    private void checkMayWait() {
        if (check != null && !isDone()) check.checkMayWait();
    }
}
