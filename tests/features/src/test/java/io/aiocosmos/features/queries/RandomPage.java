package io.aiocosmos.features.queries;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** A service whose only response is one page of rows, malformed or not. */
final class RandomPage implements HttpTransport, TransportResponse {
    private static final String[] ROWS = {
        "1",
        "-0.5e3",
        "true",
        "null",
        "\"\"",
        "\"a ],[ \\\"} \\u20ac €\"",
        "{}",
        "[]",
        "{\"a\":[1,{\"b\":\"]}\"}],\"c\":null}",
        "[[],{\"a\":{\"a\":{}}}]",
        "{\"id\":\"1\",\"_etag\":\"\\\"0000-65a1\\\"\",\"_ts\":1705095875}"
    };
    private static final String[] BETWEEN = {",", ",", " ,", ",\n "};
    private static final String SPOILT = "{}[]\",:\\0eu-. ";

    private final byte[] body;

    RandomPage(Random random) {
        StringBuilder page = new StringBuilder("{\"_rid\":\"r\",\"Documents\":[");
        int rows = random.nextInt(6);
        for (int i = 0; i < rows; i++)
            page.append(i == 0 ? "" : BETWEEN[random.nextInt(BETWEEN.length)])
                    .append(ROWS[random.nextInt(ROWS.length)]);
        page.append("],\"");
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = 24 + random.nextInt(page.length() - 24);
            page.setCharAt(at, SPOILT.charAt(random.nextInt(SPOILT.length())));
        }
        page.append("_count\":").append(rows).append('}');
        body = page.toString().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "page";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public String header(String name) {
        return null;
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {}

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public void close() {}
}
