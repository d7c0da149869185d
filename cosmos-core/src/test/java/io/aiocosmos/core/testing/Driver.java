package io.aiocosmos.core.testing;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The modes of running an operation; calls behave the same in each. */
public enum Driver {
    BLOCKING {
        @Override
        public OperationResult run(TestEngine engine, Operation operation) {
            return engine.pipeline().run(operation);
        }
    },
    /** The transport completes its futures before it returns them. */
    ASYNC {
        @Override
        public OperationResult run(TestEngine engine, Operation operation) {
            CompletableFuture<OperationResult> future = engine.pipeline().start(operation, response -> response);
            engine.timing.advanceUntil(future::isDone);
            try {
                return future.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException) throw (RuntimeException) e.getCause();
                throw e;
            }
        }
    },
    ASYNC_DEFERRED {
        @Override
        public OperationResult run(TestEngine engine, Operation operation) {
            engine.transport.deferResponses();
            return ASYNC.run(engine, operation);
        }
    };

    public abstract OperationResult run(TestEngine engine, Operation operation);
}
