package io.aiocosmos.testkit;

import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import java.util.Random;

/** Makes requests. */
final class TestRequests {
    static final byte[] SMALL = pattern(127);

    private static final Duration LONG = Duration.ofSeconds(15);

    private TestRequests() {}

    static TransportRequest get(Origin origin) {
        return get(origin, "/");
    }

    static TransportRequest get(Origin origin, String target) {
        return of("GET", origin, target, null, LONG);
    }

    static TransportRequest get(Origin origin, Duration timeout) {
        return of("GET", origin, "/", null, timeout);
    }

    static TransportRequest post(Origin origin, byte[] body) {
        return of("POST", origin, "/", body, LONG);
    }

    static TransportRequest of(String method, Origin origin) {
        boolean bodiless = method.equals("GET") || method.equals("DELETE");
        return of(method, origin, "/", bodiless ? null : SMALL, LONG);
    }

    static TransportRequest withHeaders(Origin origin, String... headers) {
        return TransportRequest.builder("GET", origin, "/")
                .headers(headers)
                .timeoutNanos(LONG.toNanos())
                .build();
    }

    static TransportRequest of(String method, Origin origin, String target, byte[] body, Duration timeout) {
        int length = body == null ? 0 : body.length;
        return TransportRequest.builder(method, origin, target)
                .body(body, 0, length)
                .timeoutNanos(timeout.toNanos())
                .build();
    }

    /** Bytes that look random and are the same each time. */
    static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
