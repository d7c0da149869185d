package io.aiocosmos.transport.okhttp;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okio.AsyncTimeout;

/** One request from the queue to its end, whichever thread carries it. */
abstract class Attempt implements Turns.Waiter {
    /** Who has waited so great a part of the time in the queue would most likely be cut short: better not sent at all. */
    private static final int LAST_PART = 20;

    private final OkHttpTransport transport;
    private final long timeoutNanos;
    private final long startNanos = System.nanoTime();
    private final Origin origin;
    private final Call call;
    private final Progress progress;
    private final AsyncTimeout deadline;
    private final AtomicReference<Kind> givenUp = new AtomicReference<>();

    Attempt(OkHttpTransport transport, TransportRequest request) throws TransportFailure {
        this.transport = transport;
        this.origin = request.origin();
        this.timeoutNanos = request.timeoutNanos();
        this.call = transport.call(request);
        this.progress = new Progress(transport, () -> giveUp(Kind.CONNECT));
        this.deadline = new Timer(request.timeoutNanos(), () -> giveUp(Kind.TIMEOUT));
        call.addEventListener(progress);
    }

    /** The attempt ended in the queue: there will be no turn. On any thread; be brief. */
    abstract void unserved(TransportFailure failure);

    /** The attempt was given up after its turn had come; {@link #carry()} is about to end. On any thread; be brief. */
    abstract void gaveUp(TransportFailure failure);

    final OkHttpTransport transport() {
        return transport;
    }

    /** Starts the clock and asks for a turn; if that is not now, {@link #granted()} is called when it is. */
    final boolean takeTurn() {
        deadline.enter();
        transport.enter(this);
        boolean now = transport.turns().take(this);
        if (!now && givenUp.get() != null) leaveQueue(givenUp.get()); // given up just before it was queued
        return now;
    }

    /** Sends the request and reads the answer, on this thread; ends the turn. */
    final TransportResponse carry() throws TransportFailure {
        try {
            return OkHttpResponse.of(call, transport.maxResponseBytes());
        } catch (IOException e) {
            throw failure(e);
        } catch (Throwable e) { // an interceptor's, which in Kotlin may be any, or a limit of OkHttp
            throw new TransportFailure(
                    Kind.BROKEN, progress.sent(), "OkHttp threw " + e.getClass().getName(), e);
        } finally {
            progress.stop();
            end();
            transport.turns().giveBack();
        }
    }

    /** Ends an attempt whose turn has come, but which no thread can carry; the turn is still to be given back. */
    final TransportFailure notBegun(Throwable cause) {
        end();
        return new TransportFailure(Kind.BROKEN, false, "no thread could be started to carry the request", cause);
    }

    /** Ends the attempt wherever it is; only the first reason counts, and none after the answer. */
    final void giveUp(Kind why) {
        if (!givenUp.compareAndSet(null, why) || leaveQueue(why)) return;
        call.cancel(); // closes the socket, so that nothing more can leave: then "sent" is final
        progress.stopLookUp();
        gaveUp(abandoned(why, null));
    }

    /** Ends an attempt whose turn comes when its time is as good as over; says whether it did. */
    final boolean endsUnserved() {
        boolean late = System.nanoTime() - startNanos >= timeoutNanos - timeoutNanos / LAST_PART;
        if (!late || !givenUp.compareAndSet(null, Kind.TIMEOUT)) return false;
        end();
        unserved(new TransportFailure(Kind.POOL, false, message(Kind.POOL), null));
        return true;
    }

    private boolean leaveQueue(Kind why) {
        if (!transport.turns().leave(this)) return false;
        end();
        Kind kind = why == Kind.TIMEOUT ? Kind.POOL : why;
        unserved(new TransportFailure(kind, false, message(kind), null));
        return true;
    }

    private void end() {
        deadline.exit();
        transport.leave(this);
    }

    private TransportFailure failure(IOException thrown) {
        IOException e = Failures.unquoting(thrown);
        Kind why = givenUp.get();
        if (why != null) return abandoned(why, e);
        if (Thread.currentThread().isInterrupted()) return abandoned(Kind.CANCELLED, e);
        if (!origin.secure() && Failures.speaksTls(thrown))
            return new TransportFailure(
                    Kind.REFUSED, false, "what answers at " + origin + " speaks TLS: use https://", e);
        int status = progress.proxy() == null ? 0 : Failures.statusOfTunnel(thrown);
        if (status != 0) return noTunnel(status, e);
        boolean sent = progress.sent();
        Kind kind = sent || progress.isConnected() ? Kind.BROKEN : Kind.CONNECT;
        if (kind == Kind.CONNECT && (progress.isInTls() || e instanceof SSLException)) kind = Kind.TLS;
        return new TransportFailure(kind, sent, message(kind) + Failures.reason(e), e);
    }

    private TransportFailure noTunnel(int status, IOException cause) {
        Kind kind = Failures.isUnauthorized(status) ? Kind.REFUSED : Kind.CONNECT; // the same again would not help
        String what = message(Kind.CONNECT) + ": it answered CONNECT with status " + status;
        return new TransportFailure(kind, false, what, cause);
    }

    private TransportFailure abandoned(Kind why, IOException cause) {
        if (why == Kind.CONNECT && progress.isInTls()) {
            String what = message(Kind.TLS) + " in time: it is slow, or speaks no TLS on that port";
            return new TransportFailure(Kind.TLS, false, what, cause);
        }
        Kind kind = why == Kind.TIMEOUT && !progress.isConnected() ? Kind.CONNECT : why;
        return new TransportFailure(kind, progress.sent(), message(kind), cause);
    }

    private String message(Kind kind) {
        switch (kind) {
            case CONNECT:
                return "no connection to " + origin + Failures.through(progress.proxy());
            case TLS:
                return "no TLS session with " + origin + Failures.through(progress.proxy());
            case POOL:
                return "no connection came free in time";
            case TIMEOUT:
                return "no answer from " + origin + " in time";
            case CLOSED:
                return "the transport is closed";
            case CANCELLED:
                return "the caller gave up";
            default:
                return "the connection to " + origin + " broke";
        }
    }
}
