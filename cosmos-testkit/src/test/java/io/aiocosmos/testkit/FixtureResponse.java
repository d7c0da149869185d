package io.aiocosmos.testkit;

import io.aiocosmos.spi.TransportResponse;
import java.util.List;
import java.util.function.BiConsumer;

/** A response to a {@link FixtureTransport}. */
record FixtureResponse(int status, List<String> headers, byte[] body, int bodyLength, long firstByteNanos)
        implements TransportResponse {
    @Override
    public String header(String name) {
        for (int i = 0; i < headers.size(); i += 2)
            if (headers.get(i).equalsIgnoreCase(name)) return headers.get(i + 1);
        return null;
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        for (int i = 0; i < headers.size(); i += 2) action.accept(headers.get(i), headers.get(i + 1));
    }
}
