package io.aiocosmos.throughput;

import io.aiocosmos.spi.PrintableText;
import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A 429 with the sub-status that Microsoft's client has for its own groups: nothing was sent. */
final class HeldBackResponse implements TransportResponse {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OF_GROUP = 10003;
    private static final int OF_GROUP_IN_BULK = 10005;
    private static final String BULK = "executeBulk";

    private final Map<String, String> headers;
    private final byte[] body;

    HeldBackResponse(String group, double allotted, String operation, long delayNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(delayNanos + TimeUnit.MILLISECONDS.toNanos(1) - 1);
        headers = Map.of(
                "x-ms-substatus", Integer.toString(operation.equals(BULK) ? OF_GROUP_IN_BULK : OF_GROUP),
                "x-ms-retry-after-ms", Long.toString(Math.max(1, millis)));
        String message = "Throughput group " + PrintableText.of(group) + " held it back: it has " + rounded(allotted)
                + " RU/s, and all are used. Give the group more, or ask for less";
        body = ("{\"code\":\"TooManyRequests\",\"message\":" + JsonText.quoted(message) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String rounded(double units) {
        long tenths = Math.round(units * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    @Override
    public int status() {
        return TOO_MANY_REQUESTS;
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        headers.forEach(action);
    }

    @Override
    public byte[] body() {
        return body;
    }
}
