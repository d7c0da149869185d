package io.aiocosmos.core.bulk;

import static io.aiocosmos.core.testing.FakeTransport.header;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.PartitionKeyHash;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.VirtualTiming;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One container with partition key {@code /pk}, on virtual time: its ranges, its items, and a log of every write that it
 * has made. What goes wrong is for {@link Faults} to say.
 */
final class ModelService implements HttpTransport {
    /** What becomes of requests and of their operations; nothing goes wrong by default. */
    interface Faults {
        /** How long the response takes. */
        default long millis(TransportRequest request) {
            return 5;
        }

        /** Before a batch is looked at; a response means that nothing of it is done. */
        default FakeResponse instead(int operations, String range) {
            return null;
        }

        /** Whether the connection breaks: {@code null}, before or after the work. */
        default Boolean breaksAfterWork(int operations) {
            return null;
        }

        /** The element of an operation that is not done, {@code null} to do it. */
        default String element(int position, int operations) {
            return null;
        }

        /** What an operation costs that is done. */
        default double charge(String range, double usual) {
            return usual;
        }

        /** The element of an operation that is done all the same, {@code null} for its own. */
        default String elementAfterwards() {
            return null;
        }
    }

    /** A write that was done. */
    record Entry(String kind, long n) {}

    /** What a batch cost, and when. */
    record Charge(long nanos, double units) {}

    private record Range(String id, String min, String max, String parents) {}

    final VirtualTiming timing = new VirtualTiming();
    final Map<String, List<Entry>> log = new HashMap<>();
    final List<Charge> charges = new ArrayList<>();
    final List<Integer> batchSizes = new ArrayList<>();
    final List<byte[]> bodies = new ArrayList<>(); // of batches, as arrays that may be the same
    final Map<String, Integer> requestsByRange = new HashMap<>();
    Faults faults = new Faults() {};
    int inFlight;
    int mostInFlight;
    private final Map<String, Long> items = new HashMap<>();
    private final List<Range> ranges = new ArrayList<>();
    private List<Range> listed;
    private int nextRange;
    private int generation = 1;
    private int etag = 1;
    private boolean closed;
    private double charged; // by the batch in hand
    private final List<CompletableFuture<TransportResponse>> pending = new ArrayList<>();

    ModelService(int rangeCount) {
        for (int i = 0; i < rangeCount; i++)
            ranges.add(new Range(id(), bound(i, rangeCount), bound(i + 1, rangeCount), ""));
        listed = new ArrayList<>(ranges);
    }

    private String id() {
        return Integer.toString(nextRange++);
    }

    private static String bound(int i, int of) {
        if (i == 0) return "";
        if (i == of) return "FF";
        return hex((int) (0x4000L * i / of));
    }

    private static String hex(int point) {
        String digits = Integer.toHexString(0x10000 | point).toUpperCase(java.util.Locale.ROOT);
        return digits.substring(1) + "0".repeat(28);
    }

    /** Splits a range in two; the list shows it only once {@link #showSplits} is called. */
    void split(int index) {
        Range old = ranges.get(index % ranges.size());
        int min = old.min.isEmpty() ? 0 : Integer.parseInt(old.min.substring(0, 4), 16);
        int max = old.max.equals("FF") ? 0x4000 : Integer.parseInt(old.max.substring(0, 4), 16);
        if (max - min < 2) return;
        String middle = hex((min + max) / 2);
        String parents = old.parents.isEmpty() ? "\"" + old.id + "\"" : old.parents + ",\"" + old.id + "\"";
        ranges.set(ranges.indexOf(old), new Range(id(), old.min, middle, parents));
        ranges.add(new Range(id(), middle, old.max, parents));
    }

    void showSplits() {
        listed = new ArrayList<>(ranges);
    }

    /** The container is deleted and made again, empty. */
    void recreate() {
        generation++;
        items.clear();
    }

    String rangeOf(String key) {
        String epk = epk(key);
        for (Range range : ranges)
            if (PartitionKeyHash.compare(range.min, epk) <= 0 && PartitionKeyHash.compare(epk, range.max) < 0)
                return range.id;
        throw new AssertionError("no range has " + epk);
    }

    private static String epk(String key) {
        return PartitionKeyHash.V2.epk(JsonSlice.of(key.getBytes(StandardCharsets.UTF_8)));
    }

    private String rid() {
        return "d9RzAJRFKgw=".replace('w', (char) ('a' + generation));
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        CompletableFuture<TransportResponse> response = new CompletableFuture<>();
        if (closed) {
            response.completeExceptionally(new TransportFailure(Kind.CLOSED, false, "closed", null));
            return response;
        }
        pending.add(response);
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        response.whenComplete((done, problem) -> {
            inFlight--;
            pending.remove(response);
        });
        long nanos = faults.millis(request) * 1_000_000;
        timing.later(nanos / 2, () -> {
            if (response.isDone()) return;
            Boolean breaks = isBatch(request) ? faults.breaksAfterWork(0) : null;
            if (breaks != null && !breaks) breaks(response);
            else {
                FakeResponse ready = respond(request);
                timing.later(nanos - nanos / 2, () -> {
                    if (breaks != null) breaks(response);
                    else response.complete(ready);
                });
            }
        });
        return response;
    }

    static boolean isBatch(TransportRequest request) {
        return header(request, "x-ms-cosmos-is-batch-request") != null;
    }

    private static void breaks(CompletableFuture<TransportResponse> response) {
        response.completeExceptionally(new TransportFailure(Kind.BROKEN, true, "reset", null));
    }

    private FakeResponse respond(TransportRequest request) {
        if (isBatch(request)) return batch(request);
        if (request.target().endsWith("/pkranges")) return list();
        return FakeResponse.ok("{\"id\":\"ledger\",\"_rid\":\"" + rid()
                + "\",\"partitionKey\":{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2}}");
    }

    private FakeResponse list() {
        StringBuilder json = new StringBuilder("{\"_rid\":\"" + rid() + "\",\"PartitionKeyRanges\":[");
        for (Range each : listed)
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"id\":\"" + each.id + "\",\"minInclusive\":\"" + each.min + "\",\"maxExclusive\":\""
                            + each.max + "\",\"parents\":[" + each.parents + "]}");
        showSplits(); // the next list is new
        return FakeResponse.ok(json + "]}");
    }

    private FakeResponse batch(TransportRequest request) {
        JsonSlice body = JsonSlice.of(request.body(), request.bodyOffset(), request.bodyLength());
        List<JsonSlice> operations = new ArrayList<>();
        for (JsonElements each = body.elements(); each.next(); ) operations.add(each.value());
        batchSizes.add(operations.size());
        bodies.add(request.body());
        if (operations.size() > 100 || operations.size() > 1 && request.bodyLength() > 220_201)
            throw new AssertionError("too much in a request: " + operations.size() + ", " + request.bodyLength());
        String wanted = header(request, "x-ms-cosmos-intended-collection-rid");
        String range = header(request, "x-ms-documentdb-partitionkeyrangeid");
        requestsByRange.merge(range, 1, Integer::sum);
        if (wanted != null && !wanted.equals(rid())) return FakeResponse.status(400, 1024);
        if (ranges.stream().noneMatch(each -> each.id.equals(range))) return FakeResponse.status(410, 1002);
        FakeResponse instead = faults.instead(operations.size(), range);
        if (instead != null) return instead;
        StringBuilder json = new StringBuilder("[");
        charged = 0;
        for (int i = 0; i < operations.size(); i++) {
            String refused = faults.element(i, operations.size());
            String element = refused == null ? apply(operations.get(i), range) : refused;
            String instead2 = refused == null ? faults.elementAfterwards() : null;
            json.append(i == 0 ? "" : ",").append(instead2 == null ? element : instead2);
        }
        charges.add(new Charge(timing.nanos(), charged));
        return FakeResponse.status(200)
                .body(json + "]")
                .session(rid(), range + ":1#" + etag)
                .header(
                        "x-ms-request-charge",
                        Double.toString(charges.get(charges.size() - 1).units()));
    }

    private String apply(JsonSlice operation, String range) {
        String key = operation.field("partitionKey").string();
        if (!rangeOf(key).equals(range)) return refused(410, 1002);
        String kind = operation.field("operationType").string();
        JsonSlice body = operation.field("resourceBody");
        String id =
                body == null ? operation.field("id").string() : body.field("id").string();
        String name = key + id;
        Long stored = items.get(name);
        JsonSlice wanted = operation.field("ifMatch");
        if (kind.equals("Create") && stored != null) return refused(409, 0);
        if (!kind.equals("Create") && !kind.equals("Upsert") && stored == null) return refused(404, 0);
        if (wanted != null && !wanted.string().equals("\"" + stored + "\"")) return refused(412, 0);
        if (kind.equals("Read"))
            return "{\"statusCode\":200," + charge(range, 1) + ",\"eTag\":\"\\\"" + stored
                    + "\\\"\",\"resourceBody\":{\"id\":\"" + id + "\"}}";
        long n = body == null ? -1 : body.field("n").longValue();
        log.computeIfAbsent(name, first -> new ArrayList<>()).add(new Entry(kind, n));
        if (kind.equals("Delete")) items.remove(name);
        else items.put(name, (long) ++etag);
        int status = kind.equals("Delete") ? 204 : kind.equals("Replace") || stored != null ? 200 : 201;
        return "{\"statusCode\":" + status + "," + charge(range, 6) + ",\"eTag\":\"\\\"" + etag + "\\\"\"}";
    }

    private String refused(int status, int subStatus) {
        charged++;
        return element(status, subStatus);
    }

    private String charge(String range, double usual) {
        double units = faults.charge(range, usual);
        charged += units;
        return "\"requestCharge\":" + units;
    }

    static String element(int status, int subStatus) {
        return "{\"statusCode\":" + status + ",\"subStatusCode\":" + subStatus + ",\"requestCharge\":1}";
    }

    @Override
    public void close() {
        closed = true;
        for (CompletableFuture<TransportResponse> each : new ArrayList<>(pending))
            each.completeExceptionally(new TransportFailure(Kind.CLOSED, true, "closed", null));
    }
}
