package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The responses of one endpoint that have to wait. No thread waits for them, and all of them fail when it is closed. */
public final class PendingResponses implements AutoCloseable {
    private final Set<PendingResponse> pending = ConcurrentHashMap.newKeySet();
    private final ServerThreads threads;
    private final RequestHandler handler;
    private final boolean inProcess;
    private volatile boolean closed;

    private PendingResponses(RequestHandler handler, String threadName, boolean inProcess) {
        this.handler = handler;
        this.inProcess = inProcess;
        threads = new ServerThreads(threadName);
    }

    /** Those of a port, which writes them. */
    public static PendingResponses ofPort(RequestHandler handler) {
        return new PendingResponses(handler, "cosmos-emulator-responses", false);
    }

    /** Those that the caller gets as they are. */
    static PendingResponses inProcess(RequestHandler handler) {
        return new PendingResponses(handler, "cosmos-emulator-inprocess", true);
    }

    public PendingResponse await(Request request, FaultDecision decision) {
        PendingResponse response = new PendingResponse(handler, request, decision, threads, inProcess);
        pending.add(response);
        response.whenComplete((result, problem) -> pending.remove(response));
        response.start();
        if (closed) response.fail(closedMeanwhile());
        return response;
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
        pending.forEach(response -> response.fail(closedMeanwhile()));
        threads.close();
    }

    private static TransportFailure closedMeanwhile() {
        return new TransportFailure(Kind.CLOSED, true, "the emulator was closed", null);
    }
}
