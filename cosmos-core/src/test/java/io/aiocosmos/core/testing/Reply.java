package io.aiocosmos.core.testing;

import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The reply of a {@link FakeTransport} to one request. */
@FunctionalInterface
public interface Reply {
    void to(CompletableFuture<TransportResponse> pending, VirtualTiming timing);

    static Reply of(TransportResponse response) {
        return (pending, timing) -> pending.complete(response);
    }

    static Reply failure(TransportFailure.Kind kind, boolean mayHaveBeenSent) {
        return (pending, timing) ->
                pending.completeExceptionally(new TransportFailure(kind, mayHaveBeenSent, "scripted " + kind, null));
    }

    /** No response until the request times out or is cancelled. */
    static Reply never() {
        return (pending, timing) -> {};
    }

    /** Runs an action during the request, and sends no response. */
    static Reply never(Runnable meanwhile) {
        return (pending, timing) -> meanwhile.run();
    }

    default Reply after(Duration time) {
        return (pending, timing) -> timing.later(time.toNanos(), () -> to(pending, timing));
    }

    /**
     * By shorthand: a status, {@code 404/1002}, {@code 429+250} with the milliseconds to wait, or a kind of {@link
     * TransportFailure}, with a minus if nothing was sent: {@code BROKEN-}. Connections that were not made never are
     * sent on.
     */
    static Reply of(String shorthand) {
        if (Character.isLetter(shorthand.charAt(0))) {
            boolean minus = shorthand.endsWith("-");
            TransportFailure.Kind kind =
                    TransportFailure.Kind.valueOf(minus ? shorthand.substring(0, shorthand.length() - 1) : shorthand);
            boolean unsent = minus || kind == TransportFailure.Kind.CONNECT || kind == TransportFailure.Kind.TLS;
            return failure(kind, !unsent);
        }
        String[] parts = shorthand.split("[/+]");
        FakeResponse response = FakeResponse.status(Integer.parseInt(parts[0]))
                .header("x-ms-activity-id", "00000000-0000-0000-0000-000000000001")
                .header("x-ms-request-charge", "1");
        if (shorthand.indexOf('/') > 0) response.header("x-ms-substatus", parts[1]);
        if (shorthand.indexOf('+') > 0) response.header("x-ms-retry-after-ms", parts[parts.length - 1]);
        return of(response);
    }
}
