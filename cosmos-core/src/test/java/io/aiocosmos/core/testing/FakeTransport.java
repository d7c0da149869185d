package io.aiocosmos.core.testing;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A transport that answers as it was told, request by request, and remembers what it was asked. Reads of the account
 * ({@code GET /}) have a script of their own, since they come in between. Time-outs are kept on the virtual clock.
 */
public final class FakeTransport implements HttpTransport {
    private final VirtualTiming timing;
    private final Deque<Reply> script = new ArrayDeque<>();
    private final Deque<Reply> accountScript = new ArrayDeque<>();
    private final List<TransportRequest> requests = new ArrayList<>();
    private final List<TransportRequest> accountReads = new ArrayList<>();
    private final List<Long> sentAt = new ArrayList<>();
    private final List<CompletableFuture<TransportResponse>> answers = new ArrayList<>();
    private Reply otherwise;
    private boolean answersLater;
    private boolean closed;
    private Thread own;

    public FakeTransport(VirtualTiming timing) {
        this.timing = timing;
    }

    /** Adds to what the next requests get, one reply each. */
    public FakeTransport replies(Reply... more) {
        script.addAll(List.of(more));
        return this;
    }

    public FakeTransport replies(TransportResponse... more) {
        for (TransportResponse response : more) script.add(Reply.of(response));
        return this;
    }

    /** By the shorthand of {@link Reply#of(String)}, blanks in between. */
    public FakeTransport replies(String shorthand) {
        for (String reply : shorthand.trim().split(" +")) script.add(Reply.of(reply));
        return this;
    }

    /** What every request gets when the script is at its end. */
    public FakeTransport otherwise(Reply reply) {
        otherwise = reply;
        return this;
    }

    /** What reads of the account get, the last one for ever. */
    public FakeTransport account(Reply... replies) {
        accountScript.clear();
        accountScript.addAll(List.of(replies));
        return this;
    }

    /** Answers, but to reads of the account, come after {@link #send} returned, as those of real transports do. */
    public void answersLater() {
        answersLater = true;
    }

    public void owns(Thread thread) {
        own = thread;
    }

    /** All but reads of the account. */
    public List<TransportRequest> requests() {
        return requests;
    }

    public TransportRequest request(int index) {
        return requests.get(index);
    }

    /** When a request was sent, in milliseconds of the virtual clock. */
    public long sentAtMillis(int index) {
        return sentAt.get(index) / 1_000_000;
    }

    public List<TransportRequest> accountReads() {
        return accountReads;
    }

    /** The answer of a request, account reads counted, to be given by hand. */
    public CompletableFuture<TransportResponse> answer(int index) {
        return answers.get(index);
    }

    public int inFlight() {
        return (int) answers.stream().filter(answer -> !answer.isDone()).count();
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
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        answers.add(answer);
        if (answersLater && !request.target().equals("/")) timing.later(0, () -> reply.to(answer, timing));
        else reply.to(answer, timing);
        if (!answer.isDone()) limit(answer, request.timeoutNanos());
        return answer;
    }

    private void limit(CompletableFuture<TransportResponse> answer, long nanos) {
        Future<?> limit = timing.later(
                nanos,
                () -> answer.completeExceptionally(
                        new TransportFailure(closed ? Kind.CLOSED : Kind.TIMEOUT, true, "time is up", null)));
        answer.whenComplete((response, problem) -> limit.cancel(false));
    }

    private Reply next(TransportRequest request) {
        if (closed) return Reply.failure(Kind.CLOSED, false);
        if (request.target().equals("/")) {
            accountReads.add(request);
            return accountScript.size() > 1 ? accountScript.poll() : accountScript.peek();
        }
        requests.add(request);
        sentAt.add(timing.nanos());
        Reply reply = script.isEmpty() ? otherwise : script.poll();
        if (reply == null) throw new IllegalStateException("the script has no answer to " + request);
        return reply;
    }

    /** As the default, but that waiting is the virtual clock's. */
    @Override
    public TransportResponse exchange(TransportRequest request) throws TransportFailure {
        CompletableFuture<TransportResponse> answer = send(request);
        try {
            if (!timing.await(answer, Long.MAX_VALUE)) throw new AssertionError("nothing will ever answer " + request);
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new TransportFailure(Kind.CANCELLED, true, "interrupted", e);
        } catch (ExecutionException e) {
            throw TransportFailure.of(e.getCause());
        }
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return thread == own;
    }

    @Override
    public void close() {
        closed = true;
        for (CompletableFuture<TransportResponse> answer : new ArrayList<>(answers))
            answer.completeExceptionally(new TransportFailure(Kind.CLOSED, true, "closed", null));
    }
}
