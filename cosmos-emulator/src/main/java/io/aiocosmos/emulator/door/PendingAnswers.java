package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The answers of one door that have to wait: no thread waits for them, and all of them end when it is closed. */
final class PendingAnswers implements AutoCloseable {
    private final Set<PendingAnswer> pending = ConcurrentHashMap.newKeySet();
    private final DoorThreads threads;
    private final Reception reception;
    private volatile boolean closed;

    /** @param threadName of the door's own threads */
    PendingAnswers(Reception reception, String threadName) {
        this.reception = reception;
        threads = new DoorThreads(threadName);
    }

    PendingAnswer await(Request request, Verdict verdict) {
        PendingAnswer answer = new PendingAnswer(reception, request, verdict, threads);
        pending.add(answer);
        answer.whenComplete((response, problem) -> pending.remove(answer));
        answer.start();
        if (closed) answer.fail(closedMeanwhile());
        return answer;
    }

    boolean ownsThread(Thread thread) {
        return threads.owns(thread);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        pending.forEach(answer -> answer.fail(closedMeanwhile()));
        threads.close();
    }

    private static TransportFailure closedMeanwhile() {
        return new TransportFailure(Kind.CLOSED, true, "the emulator was closed", null);
    }
}
