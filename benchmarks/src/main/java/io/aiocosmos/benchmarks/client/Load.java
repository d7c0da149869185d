package io.aiocosmos.benchmarks.client;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Keeps a number of operations in flight: each completion starts the next operation on its thread. */
public final class Load {
    /** Starts operation {@code i}. */
    public interface Operation {
        void start(int i, BiConsumer<Object, Throwable> done);
    }

    private final Operation operation;
    private final int inFlight;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> problem = new AtomicReference<>();

    public Load(Operation operation, int inFlight) {
        this.operation = operation;
        this.inFlight = inFlight;
    }

    /** @return how long each operation took, in nanoseconds, ascending */
    public long[] run(int operations) throws Exception {
        long[] nanos = new long[operations];
        CountDownLatch lanes = new CountDownLatch(inFlight);
        for (int i = 0; i < inFlight; i++) new Lane(nanos, lanes).advance();
        lanes.await();
        if (problem.get() != null) throw new IllegalStateException("an operation failed", problem.get());
        Arrays.sort(nanos);
        return nanos;
    }

    /** One operation after the other. */
    private final class Lane implements BiConsumer<Object, Throwable> {
        private final long[] nanos;
        private final CountDownLatch ended;
        private int current;
        private long started;

        private Lane(long[] nanos, CountDownLatch ended) {
            this.nanos = nanos;
            this.ended = ended;
        }

        private void advance() {
            current = next.getAndIncrement();
            if (current >= nanos.length || problem.get() != null) {
                ended.countDown();
                return;
            }
            started = System.nanoTime();
            operation.start(current, this);
        }

        @Override
        public void accept(Object value, Throwable failure) {
            nanos[current] = System.nanoTime() - started;
            if (failure != null) problem.compareAndSet(null, failure);
            advance();
        }
    }
}
