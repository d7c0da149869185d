package io.aiocosmos.core.streaming;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** A container of four ranges that generates rows on request, so that only the client buffers any. */
final class GeneratedRowsService implements HttpTransport {
    static final int RANGES = 4;
    private static final String[] BOUNDS = {"", "10", "20", "30", "FF"};
    private static final int ROWS_A_PAGE = 500;
    private static final String PADDING = new String(new char[150]).replace('\0', 'x');

    private final int rowsOfRange;
    private final boolean ordered;

    GeneratedRowsService(int rowsOfRange, boolean ordered) {
        this.rowsOfRange = rowsOfRange;
        this.ordered = ordered;
    }

    @Override
    public String name() {
        return "endless";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (int i = 0; i < request.headerCount(); i++) headers.put(request.headerName(i), request.headerValue(i));
        return CompletableFuture.completedFuture(response(request, headers));
    }

    private Canned response(TransportRequest request, Map<String, String> headers) {
        if (request.target().endsWith("/pkranges")) return new Canned(200, ranges(), null);
        if (headers.containsKey("x-ms-cosmos-is-query-plan-request")) return new Canned(200, plan(), null);
        String range = headers.get("x-ms-documentdb-partitionkeyrangeid");
        if (range == null) return new Canned(400, "{\"code\":\"BadRequest\",\"message\":\"across\"}", null);
        String from = headers.getOrDefault("x-ms-continuation", "0");
        return page(Integer.parseInt(range), Integer.parseInt(from));
    }

    private static String ranges() {
        StringBuilder json = new StringBuilder("{\"_rid\":\"x\",\"PartitionKeyRanges\":[");
        for (int i = 0; i < RANGES; i++)
            json.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"" + i + "\",\"minInclusive\":\"" + BOUNDS[i] + "\",\"maxExclusive\":\""
                            + BOUNDS[i + 1] + "\"}");
        return json.append("]}").toString();
    }

    private String plan() {
        String order = ordered
                ? "\"orderBy\":[\"Ascending\"],\"orderByExpressions\":[\"c.n\"],\"rewrittenQuery\":\"ordered\""
                : "\"orderBy\":[]";
        return "{\"queryInfo\":{" + order + "},\"queryRanges\":[{\"min\":\"\",\"max\":\"FF\"}]}";
    }

    /** Values are distributed round-robin over the ranges: 0 1 2 3, 4 5 6 7 … */
    private Canned page(int range, int from) {
        int to = Math.min(rowsOfRange, from + ROWS_A_PAGE);
        StringBuilder json = new StringBuilder(256 * ROWS_A_PAGE).append("{\"_rid\":\"x\",\"Documents\":[");
        for (int i = from; i < to; i++) {
            if (i > from) json.append(',');
            long n = (long) i * RANGES + range;
            String item = "{\"n\":" + n + ",\"padding\":\"" + PADDING + "\"}";
            if (!ordered) json.append(item);
            else
                json.append("{\"_rid\":\"" + rid(n) + "\",\"orderByItems\":[{\"item\":" + n + "}],\"payload\":" + item)
                        .append('}');
        }
        return new Canned(200, json.append("]}").toString(), to < rowsOfRange ? Integer.toString(to) : null);
    }

    private static String rid(long number) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0x8000000001L).putLong(number);
        return Base64.getEncoder().encodeToString(bytes.array()).replace('/', '-');
    }

    @Override
    public void close() {}

    private static final class Canned implements TransportResponse {
        private final int status;
        private final byte[] body;
        private final String continuation;

        Canned(int status, String body, String continuation) {
            this.status = status;
            this.body = body.getBytes(StandardCharsets.UTF_8);
            this.continuation = continuation;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public String header(String name) {
            if (name.equals("x-ms-continuation")) return continuation;
            return status == 400 && name.equals("x-ms-substatus") ? "1004" : null;
        }

        @Override
        public void forEachHeader(BiConsumer<String, String> action) {
            if (continuation != null) action.accept("x-ms-continuation", continuation);
        }

        @Override
        public byte[] body() {
            return body;
        }
    }
}
