package io.aiocosmos.emulator.server.http;

import io.aiocosmos.emulator.wire.Delivery;
import io.aiocosmos.emulator.wire.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes a body slowly, or not all of it. */
final class SlowBody {
    private static final int PARTS_PER_SECOND = 20;

    private SlowBody() {}

    /** @return whether all of it went out */
    static boolean write(OutputStream out, Response response) throws IOException {
        Delivery delivery = response.delivery();
        int length = Math.min(delivery.bytes(), response.bodyLength());
        int rate = delivery.bytesPerSecond();
        int part = rate == 0 ? Math.max(1, length) : Math.max(1, rate / PARTS_PER_SECOND);
        for (int written = 0; written < length; written += part) {
            int next = Math.min(part, length - written);
            if (rate > 0) pause(TimeUnit.SECONDS.toNanos(1) * next / rate);
            out.write(response.body(), response.bodyOffset() + written, next);
            out.flush();
        }
        out.flush();
        return !delivery.cuts(response.bodyLength());
    }

    /** The write that follows fails if the connection was closed meanwhile. */
    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }
}
