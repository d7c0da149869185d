package io.aiocosmos.core.request;

import io.aiocosmos.core.testing.TestEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The ways to get an operation done; whatever holds of a call must hold of each. */
enum Driver {
    WAITING {
        @Override
        Answer run(TestEngine engine, Operation operation) {
            return engine.pipeline().run(operation);
        }
    },
    /** The transport completes its futures before it gives them away. */
    STARTED {
        @Override
        Answer run(TestEngine engine, Operation operation) {
            CompletableFuture<Answer> future = engine.pipeline().start(operation, answer -> answer);
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
        Answer run(TestEngine engine, Operation operation) {
            engine.transport.answersLater();
            return STARTED.run(engine, operation);
        }
    };

    abstract Answer run(TestEngine engine, Operation operation);
}
