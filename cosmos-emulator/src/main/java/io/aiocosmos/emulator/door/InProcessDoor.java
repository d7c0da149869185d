package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.region.Site;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A transport that is the service itself: a request is answered on the caller's thread, or by the door's own threads
 * if it has to wait for something.
 */
public final class InProcessDoor implements HttpTransport {
    private final Reception reception;
    private final Function<Origin, Site> sites;
    private final PendingAnswers pending;

    /** @param sites gives the site at an address, {@code null} where nobody listens */
    public InProcessDoor(Reception reception, Function<Origin, Site> sites) {
        this.reception = reception;
        this.sites = sites;
        pending = new PendingAnswers(reception, "cosmos-emulator-inprocess");
    }

    @Override
    public String name() {
        return "inprocess";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        if (pending.isClosed()) return failed(Kind.CLOSED, false, "the emulator is closed");
        if (request.hasDotSegment()) return failed(Kind.REFUSED, false, "the target has a dot segment");
        Site site = sites.apply(request.origin());
        if (site == null) return failed(Kind.CONNECT, false, "nobody listens at " + request.origin());
        Request arrived = new Request(site, request.method(), request.target(), headers(request), body(request));
        Verdict verdict = reception.arrive(arrived);
        return verdict.isImmediate() ? immediate(arrived, verdict) : pending(arrived, verdict, request.timeoutNanos());
    }

    private CompletableFuture<TransportResponse> pending(Request request, Verdict verdict, long timeoutNanos) {
        PendingAnswer answer = pending.await(request, verdict);
        answer.failAfter(timeoutNanos);
        return answer;
    }

    private CompletableFuture<TransportResponse> immediate(Request request, Verdict verdict) {
        Response response = null;
        try {
            response = verdict.carryOut(reception, request);
            return CompletableFuture.completedFuture(response);
        } catch (TransportFailure broken) {
            return CompletableFuture.failedFuture(broken);
        } finally {
            reception.leave(request, response);
        }
    }

    private static String[] headers(TransportRequest request) {
        String[] headers = new String[2 * request.headerCount()];
        for (int i = 0; i < request.headerCount(); i++) {
            headers[2 * i] = request.headerName(i).toLowerCase(Locale.ROOT);
            headers[2 * i + 1] = request.headerValue(i);
        }
        return headers;
    }

    private static byte[] body(TransportRequest request) {
        int from = request.bodyOffset();
        return Arrays.copyOfRange(request.body(), from, from + request.bodyLength());
    }

    @Override
    public boolean ownsThread(Thread thread) {
        return pending.ownsThread(thread);
    }

    @Override
    public void close() {
        pending.close();
    }

    private static CompletableFuture<TransportResponse> failed(Kind kind, boolean sent, String message) {
        return CompletableFuture.failedFuture(new TransportFailure(kind, sent, message, null));
    }
}
