package io.aiocosmos.core.request;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that callers get. Waiting for it on a thread that its own completion needs fails at once, as a blocking call
 * there does; the same holds for every stage made from it.
 */
public class ResultFuture<R> extends CompletableFuture<R> {
    final Engine engine; // null for futures that stay inside this library

    public ResultFuture(RequestPipeline pipeline) {
        this(pipeline.engine());
    }

    ResultFuture(Engine engine) {
        this.engine = engine;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ResultFuture<>(engine);
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
        if (engine != null && !isDone()) engine.checkMayWait();
    }
}
