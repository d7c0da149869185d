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

/** One request from the queue to its end, on whichever thread it runs. */
abstract class OkHttpCall implements ConnectionPermits.Waiter {
    /** A call with less than 1/20 of its time left when it gets a permit is not sent: it would probably time out. */
    private static final int MIN_TIME_LEFT_DIVISOR = 20;

    private final OkHttpTransport transport;
    private final long timeoutNanos;
    private final long startNanos = System.nanoTime();
    private final Origin origin;
    private final Call call;
    private final CallProgress progress;
    private final AsyncTimeout deadline;
    private final AtomicReference<Kind> abortReason = new AtomicReference<>();

    OkHttpCall(OkHttpTransport transport, TransportRequest request) throws TransportFailure {
        this.transport = transport;
        this.origin = request.origin();
        this.timeoutNanos = request.timeoutNanos();
        this.call = transport.call(request);
        this.progress = new CallProgress(transport, () -> abort(Kind.CONNECT));
        this.deadline = new Timer(request.timeoutNanos(), () -> abort(Kind.TIMEOUT));
        call.addEventListener(progress);
    }

    /** The call failed in the queue and gets no permit. On any thread; must be brief. */
    abstract void failedInQueue(TransportFailure failure);

    /** The call was aborted while {@link #execute()} runs, which is about to end. On any thread; must be brief. */
    abstract void aborted(TransportFailure failure);

    final OkHttpTransport transport() {
        return transport;
    }

    /** Starts the time-out and takes a permit if one is free; else {@link #granted()} is called later. */
    final boolean acquirePermit() {
        deadline.enter();
        transport.register(this);
        boolean now = transport.permits().acquire(this);
        if (!now && abortReason.get() != null) leaveQueue(abortReason.get()); // aborted just before it was queued
        return now;
    }

    /** Sends the request and reads the response on this thread; releases the permit. */
    final TransportResponse execute() throws TransportFailure {
        try {
            return OkHttpResponse.of(call, transport.maxResponseBytes());
        } catch (IOException e) {
            throw failure(e);
        } catch (Throwable e) { // any exception of an interceptor in Kotlin, or a limit of OkHttp
            throw new TransportFailure(
                    Kind.BROKEN, progress.sent(), "OkHttp threw " + e.getClass().getName(), e);
        } finally {
            progress.stop();
            end();
            transport.permits().release();
        }
    }

    /** Ends a call that has a permit but gets no thread; the caller releases the permit. */
    final TransportFailure notStarted(Throwable cause) {
        end();
        return new TransportFailure(Kind.BROKEN, false, "no thread could be started for the request", cause);
    }

    /** Ends the call at any stage; only the first reason counts, and none after the response. */
    final void abort(Kind why) {
        if (!abortReason.compareAndSet(null, why) || leaveQueue(why)) return;
        call.cancel(); // closes the socket, so that "sent" is final
        progress.stopLookUp();
        aborted(abortFailure(why, null));
    }

    /** Fails a call that got its permit too late to be sent; returns whether it did. */
    final boolean failsLate() {
        boolean late = System.nanoTime() - startNanos >= timeoutNanos - timeoutNanos / MIN_TIME_LEFT_DIVISOR;
        if (!late || !abortReason.compareAndSet(null, Kind.TIMEOUT)) return false;
        end();
        failedInQueue(new TransportFailure(Kind.POOL, false, message(Kind.POOL), null));
        return true;
    }

    private boolean leaveQueue(Kind why) {
        if (!transport.permits().cancel(this)) return false;
        end();
        Kind kind = why == Kind.TIMEOUT ? Kind.POOL : why;
        failedInQueue(new TransportFailure(kind, false, message(kind), null));
        return true;
    }

    private void end() {
        deadline.exit();
        transport.unregister(this);
    }

    private TransportFailure failure(IOException thrown) {
        IOException e = Failures.withoutQuotedBytes(thrown);
        Kind why = abortReason.get();
        if (why != null) return abortFailure(why, e);
        if (Thread.currentThread().isInterrupted()) return abortFailure(Kind.CANCELLED, e);
        if (!origin.secure() && Failures.speaksTls(thrown))
            return new TransportFailure(
                    Kind.UNSUPPORTED_REQUEST, false, "the server at " + origin + " speaks TLS: use https://", e);
        int status = progress.proxy() == null ? 0 : Failures.tunnelStatus(thrown);
        if (status != 0) return tunnelFailure(status, e);
        boolean sent = progress.sent();
        Kind kind = sent || progress.isConnected() ? Kind.BROKEN : Kind.CONNECT;
        if (kind == Kind.CONNECT && (progress.isInTls() || e instanceof SSLException)) kind = Kind.TLS;
        return new TransportFailure(kind, sent, message(kind) + Failures.reason(e), e);
    }

    private TransportFailure tunnelFailure(int status, IOException cause) {
        Kind kind = Failures.isUnauthorized(status) ? Kind.UNSUPPORTED_REQUEST : Kind.CONNECT; // a retry would not help
        String what = message(Kind.CONNECT) + ": it responded to CONNECT with status " + status;
        return new TransportFailure(kind, false, what, cause);
    }

    private TransportFailure abortFailure(Kind why, IOException cause) {
        if (why == Kind.CONNECT && progress.isInTls()) {
            String what = message(Kind.TLS) + " in time: the server is slow, or speaks no TLS on that port";
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
                return "no connection became free in time";
            case TIMEOUT:
                return "no response from " + origin + " in time";
            case CLOSED:
                return "the transport is closed";
            case CANCELLED:
                return "the call was cancelled";
            default:
                return "the connection to " + origin + " broke";
        }
    }
}
