package io.aiocosmos.core.testing;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A transport with scripted responses that records requests. Reads of the account ({@code GET /}) have their own
 * script. Timeouts use the virtual clock.
 */
public final class FakeTransport implements HttpTransport {
    private final VirtualTiming timing;
    private final Deque<Reply> script = new ArrayDeque<>();
    private final Deque<Reply> accountScript = new ArrayDeque<>();
    private final List<TransportRequest> requests = new ArrayList<>();
    private final List<TransportRequest> accountReads = new ArrayList<>();
    private final List<Long> sentAt = new ArrayList<>();
    private final List<CompletableFuture<TransportResponse>> responses = new ArrayList<>();
    private final Map<String, Deque<Reply>> regions = new HashMap<>();
    private Reply fallback;
    private boolean deferred;
    private boolean closed;
    private Thread ownThread;

    public FakeTransport(VirtualTiming timing) {
        this.timing = timing;
    }

    /** Adds replies for the next requests, one each. */
    public FakeTransport replies(Reply... more) {
        script.addAll(List.of(more));
        return this;
    }

    public FakeTransport replies(TransportResponse... more) {
        for (TransportResponse response : more) script.add(Reply.of(response));
        return this;
    }

    /** In the shorthand of {@link Reply#of(String)}, separated by blanks. */
    public FakeTransport replies(String shorthand) {
        for (String reply : shorthand.trim().split(" +")) script.add(Reply.of(reply));
        return this;
    }

    /** Adds replies for the next requests to a region, one each; the last one is repeated. */
    public FakeTransport at(String region, Reply... more) {
        regions.computeIfAbsent(region + ".test", host -> new ArrayDeque<>()).addAll(List.of(more));
        return this;
    }

    /** The reply to all requests after the script. */
    public FakeTransport otherwise(Reply reply) {
        fallback = reply;
        return this;
    }

    /** Replies to reads of the account; the last one is repeated. */
    public FakeTransport account(Reply... replies) {
        accountScript.clear();
        accountScript.addAll(List.of(replies));
        return this;
    }

    /**
     * Completes responses, except to reads of the account, only after {@link #send} has returned, as real transports
     * do.
     */
    public void deferResponses() {
        deferred = true;
    }

    public void owns(Thread thread) {
        ownThread = thread;
    }

    /** All requests except reads of the account. */
    public List<TransportRequest> requests() {
        return requests;
    }

    public TransportRequest request(int index) {
        return requests.get(index);
    }

    /** Regions and milliseconds of all requests except reads of the account: {@code west@0}. */
    public List<String> asked() {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++)
            asked.add(requests.get(i).origin().host().replace(".test", "") + "@" + sentAtMillis(i));
        return asked;
    }

    /** When a request was sent, in milliseconds of the virtual clock. */
    public long sentAtMillis(int index) {
        return sentAt.get(index) / 1_000_000;
    }

    public List<TransportRequest> accountReads() {
        return accountReads;
    }

    /** The pending response to a request, which a test can complete; reads of the account are counted too. */
    public CompletableFuture<TransportResponse> response(int index) {
        return responses.get(index);
    }

    public int inFlight() {
        return (int) responses.stream().filter(response -> !response.isDone()).count();
    }

    public boolean isClosed() {
        return closed;
    }

    /** The value of a header, {@code null} if the request has none of that name. */
    public static String header(TransportRequest request, String name) {
        for (int i = 0; i < request.headerCount(); i++)
            if (request.headerName(i).equals(name)) return request.headerValue(i);
        return null;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        Reply reply = next(request);
        CompletableFuture<TransportResponse> response = new CompletableFuture<>();
        responses.add(response);
        if (deferred && !request.target().equals("/")) timing.later(0, () -> reply.to(response, timing));
        else reply.to(response, timing);
        if (!response.isDone()) limit(response, request.timeoutNanos());
        return response;
    }

    private void limit(CompletableFuture<TransportResponse> response, long nanos) {
        Future<?> limit = timing.later(
                nanos,
                () -> response.completeExceptionally(
                        new TransportFailure(closed ? Kind.CLOSED : Kind.TIMEOUT, true, "time is up", null)));
        response.whenComplete((done, problem) -> limit.cancel(false));
    }

    private Reply next(TransportRequest request) {
        if (closed) return Reply.failure(Kind.CLOSED, false);
        if (request.target().equals("/")) {
            accountReads.add(request);
            return accountScript.size() > 1 ? accountScript.poll() : accountScript.peek();
        }
        requests.add(request);
        sentAt.add(timing.nanos());
        Deque<Reply> ofRegion = regions.get(request.origin().host());
        if (ofRegion != null) return ofRegion.size() > 1 ? ofRegion.poll() : ofRegion.peek();
        Reply reply = script.isEmpty() ? fallback : script.poll();
        if (reply == null) throw new IllegalStateException("the script has no reply to " + request);
        return reply;
    }

    /** As the default, but waits on the virtual clock. */
    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        CompletableFuture<TransportResponse> response = send(request);
        try {
            if (!timing.await(response, Long.MAX_VALUE))
                throw new AssertionError("there will be no response to " + request);
            return response.get();
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new TransportFailure(Kind.CANCELLED, true, "interrupted", e);
        } catch (ExecutionException e) {
            throw TransportFailure.of(e.getCause());
        }
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return thread == ownThread;
    }

    @Override
    public void close() {
        closed = true;
        for (CompletableFuture<TransportResponse> response : new ArrayList<>(responses))
            response.completeExceptionally(new TransportFailure(Kind.CLOSED, true, "closed", null));
    }
}
