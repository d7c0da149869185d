package io.aiocosmos.core.bulk;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.testing.TestEngine;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The modes of a bulk run, which behaves the same in each. */
enum RunMode {
    BLOCKING {
        @Override
        BulkSummary run(
                TestEngine engine, int max, Iterable<String> items, Consumer<? super ItemResult<String>> onResult) {
            return bulk(engine, max).run(items, onResult);
        }
    },
    COLLECTION {
        @Override
        BulkSummary run(
                TestEngine engine, int max, Iterable<String> items, Consumer<? super ItemResult<String>> onResult) {
            return end(engine, bulk(engine, max).start(collection(items), onResult));
        }
    },
    PUBLISHER {
        @Override
        BulkSummary run(
                TestEngine engine, int max, Iterable<String> items, Consumer<? super ItemResult<String>> onResult) {
            return end(engine, bulk(engine, max).start(new IterablePublisher<>(items), onResult));
        }
    };

    /** Responses must complete at once or on the virtual clock. */
    abstract BulkSummary run(
            TestEngine engine, int max, Iterable<String> items, Consumer<? super ItemResult<String>> onResult);

    private static BulkItems<String, ItemResult<String>> bulk(TestEngine engine, int max) {
        return BulkItems.single(engine.pipeline(), max, new FakeSender(engine.pipeline()));
    }

    private static BulkSummary end(TestEngine engine, CompletableFuture<BulkSummary> run) {
        engine.timing.advanceUntil(run::isDone);
        try {
            return run.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException) throw (RuntimeException) e.getCause();
            if (e.getCause() instanceof Error) throw (Error) e.getCause();
            throw e;
        }
    }

    static <T> Collection<T> collection(Iterable<T> items) {
        return new AbstractCollection<>() {
            @Override
            public Iterator<T> iterator() {
                return items.iterator();
            }

            @Override
            public int size() {
                throw new UnsupportedOperationException("not called");
            }
        };
    }
}
