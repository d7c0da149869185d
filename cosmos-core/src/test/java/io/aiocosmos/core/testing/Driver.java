package io.aiocosmos.core.testing;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The ways to get an operation done; whatever holds of a call must hold of each. */
public enum Driver {
    WAITING {
        @Override
        public OperationResult run(TestEngine engine, Operation operation) {
            return engine.pipeline().run(operation);
        }
    },
    /** The transport completes its futures before it gives them away. */
    STARTED {
        @Override
        public OperationResult run(TestEngine engine, Operation operation) {
            CompletableFuture<OperationResult> future = engine.pipeline().start(operation, answer -> answer);
            engine.timing.advanceUntil(future::isDone);
            try {
                return future.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException) throw (RuntimeException) e.getCause();
                throw e;
            }
        }
    },
    STARTED_AND_ANSWERED_LATER {
        @Override
        public OperationResult run(TestEngine engine, Operation operation) {
            engine.transport.answersLater();
            return STARTED.run(engine, operation);
        }
    };

    public abstract OperationResult run(TestEngine engine, Operation operation);
}
