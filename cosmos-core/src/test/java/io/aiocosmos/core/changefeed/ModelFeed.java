package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.FeedRange;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.KeyRange;
import io.aiocosmos.core.partition.KeyScope;
import io.aiocosmos.core.partition.PartitionKeyHash;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A model of a container whose feed is a log of numbers, each with a key, and readers of it. One sequence of numbers is
 * the order of all of its ranges, so that a split or merge leaves every etag good.
 */
final class ModelFeed {
    private static final Map<String, String> KEYS =
            Map.of("a", key("", "08"), "b", key("10", "20"), "d", key("20", "30"), "e", key("30", "40"));
    static final Link LEDGER = Link.database("books").container("ledger");

    /** A partition key range; the hashes of keys are below 40. */
    private record Range(String id, String min, String max) {}

    private record Change(String key, int n) {
        String epk() {
            return hash("[\"" + key + "\"]");
        }
    }

    final TestEngine engine = new TestEngine().withoutDiscovery();
    final RangeCache ranges = new RangeCache();
    final ContainerMetadataCache definitions = new ContainerMetadataCache();
    final List<String> log = new ArrayList<>();
    String rid = "r=";
    long pageNanos;
    RowDecoder<Integer> decoder = row -> (int) row.field("n").longValue();

    /** Gives the reply to a request by its line in the log, or {@code null} to serve it. */
    Function<String, Reply> faults = line -> null;

    private final List<Range> present = new ArrayList<>();
    private final List<String> replaced = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private int rangeLists;
    private int served; // requests, in their order, also if replies are deferred

    ModelFeed() {
        engine.transport.otherwise((response, timing) -> serve(engine.transport.request(served++), response));
        engine.timing.onWaiting(() -> engine.timing.advanceUntil(() -> engine.timing.waiting() == 0));
    }

    static ModelFeed ofTwoRanges() {
        return new ModelFeed().range("0", "", "20").range("1", "20", "FF");
    }

    ModelFeed range(String id, String min, String max) {
        present.add(new Range(id, min, max));
        return this;
    }

    /** Splits a range at a point, or merges it with the next one: {@code replace("0", "2:-10", "3:10-20")}. */
    ModelFeed replace(List<String> parents, String... children) {
        present.removeIf(range -> parents.contains(range.id()));
        replaced.addAll(parents);
        for (String child : children) {
            String[] parts = child.split("[:-]", 3);
            range(parts[0], parts[1], parts[2]);
        }
        return this;
    }

    ModelFeed recreated(String newRid) {
        rid = newRid;
        present.clear();
        changes.clear();
        return range("0", "", "FF");
    }

    List<String> rangeIds() {
        return present.stream().map(Range::id).toList();
    }

    String min(String id) {
        return range(id).min();
    }

    String max(String id) {
        return range(id).max();
    }

    private Range range(String id) {
        return present.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    /**
     * Writes numbers with a key that lies at {@code a}: below 08, {@code b}: from 10, {@code d}: from 20, {@code e}: from 30
     * on.
     */
    ModelFeed write(String where, int... numbers) {
        String key = KEYS.get(where);
        for (int n : numbers) changes.add(new Change(key, n));
        return this;
    }

    private static String key(String min, String max) {
        for (int i = 0; ; i++) {
            String hash = hash("[\"k" + i + "\"]");
            if (hash.compareTo(min) >= 0 && hash.compareTo(max) < 0) return "k" + i;
        }
    }

    static String hash(String key) {
        return PartitionKeyHash.V2.epk(JsonSlice.of(key.getBytes(StandardCharsets.UTF_8)));
    }

    private void serve(TransportRequest request, CompletableFuture<TransportResponse> response) {
        String line = line(request);
        log.add(line);
        Reply fault = faults.apply(line);
        if (fault != null) fault.to(response, engine.timing);
        else if (line.equals("ranges")) response.complete(rangeList());
        else if (line.equals("definition"))
            response.complete(
                    json("{'_rid':'" + rid + "','partitionKey':{'kind':'Hash','version':2,'paths':['/key']}}"));
        else response.complete(page(request));
    }

    /** {@code ranges}, {@code definition}, or the range or key, its part if not whole, and the etag. */
    private static String line(TransportRequest request) {
        if (request.target().endsWith("/pkranges")) return "ranges";
        if (!request.target().endsWith("/docs")) return "definition";
        String id = header(request, "x-ms-documentdb-partitionkeyrangeid");
        String min = header(request, "x-ms-start-epk");
        String part = min == null ? "" : "[" + min + "-" + header(request, "x-ms-end-epk") + "]";
        String etag = header(request, "if-none-match");
        return (id == null ? header(request, "x-ms-documentdb-partitionkey") : id) + part + ":"
                + (etag == null ? "" : etag.replace("\"", ""));
    }

    private static String header(TransportRequest request, String name) {
        return FakeTransport.header(request, name);
    }

    private TransportResponse rangeList() {
        List<String> all = new ArrayList<>();
        String parents = replaced.isEmpty() ? "" : "'" + String.join("','", replaced) + "'";
        for (Range each : present)
            all.add("{'id':'" + each.id() + "','minInclusive':'" + each.min() + "','maxExclusive':'" + each.max()
                    + "','parents':[" + parents + "]}");
        return json("{'_rid':'" + rid + "','PartitionKeyRanges':[" + String.join(",", all) + "]}")
                .header("etag", "\"" + ++rangeLists + "\"");
    }

    private TransportResponse page(TransportRequest request) {
        String intended = header(request, "x-ms-cosmos-intended-collection-rid");
        if (intended != null && !intended.equals(rid)) return FakeResponse.status(400, 1024);
        String key = header(request, "x-ms-documentdb-partitionkey");
        Range range = key == null ? range(header(request, "x-ms-documentdb-partitionkeyrangeid")) : null;
        if (key == null && range == null) return FakeResponse.status(410, 1002);
        String min = header(request, "x-ms-start-epk");
        String max = header(request, "x-ms-end-epk");
        String from = min != null ? min : key == null ? range.min() : hash(key);
        String until = max != null
                ? max
                : key == null ? range.max() : KeyRange.of(hash(key)).max();
        return page(from, until, after(header(request, "if-none-match")), size(request));
    }

    private int after(String etag) {
        if (etag == null) return 0;
        return etag.equals("*") ? changes.size() : Integer.parseInt(etag.replace("\"", ""));
    }

    private static int size(TransportRequest request) {
        int size = Integer.parseInt(header(request, "x-ms-max-item-count"));
        return size < 0 ? 100 : size;
    }

    private FakeResponse page(String from, String until, int after, int size) {
        List<Integer> numbers = new ArrayList<>();
        int lsn = after;
        while (lsn < changes.size() && numbers.size() < size) {
            Change change = changes.get(lsn++);
            String epk = change.epk();
            if (epk.compareTo(from) >= 0 && epk.compareTo(until) < 0) numbers.add(change.n());
        }
        FakeResponse page = numbers.isEmpty() ? FakeResponse.status(304) : numbers(numbers);
        return page.header("etag", "\"" + lsn + "\"").header("x-ms-request-charge", "1");
    }

    /** A page of changes, without an etag. */
    static FakeResponse numbers(Collection<Integer> numbers) {
        List<String> rows = numbers.stream().map(n -> "{'n':" + n + "}").toList();
        return json("{'Documents':[" + String.join(",", rows) + "]}");
    }

    static FakeResponse json(String quoted) {
        return FakeResponse.ok(quoted.replace('\'', '"'));
    }

    RequestPipeline pipeline() {
        return engine.pipeline();
    }

    ChangeFeedReader<Integer> reader(RequestPipeline pipeline, ChangeFeedOptions options, ChangeFeedMode mode) {
        String key = options.partitionKey().map(PartitionKey::toString).orElse(null);
        ChangeFeedRequests requests = new ChangeFeedRequests(
                LEDGER, mode, options.maxItemCount().orElse(-1), operation -> operation.timeoutNanos(pageNanos));
        Scope scope = new Scope(options);
        return ChangeFeedReader.of(
                pipeline,
                requests,
                ranges,
                definitions,
                scope,
                key == null ? null : () -> scope.key,
                options,
                decoder,
                pageNanos);
    }

    Changes<Integer> feed(ChangeFeedOptions options) {
        return new Changes<>(reader(pipeline(), options, ChangeFeedMode.LATEST_VERSION));
    }

    AsyncChanges<Integer> async(ChangeFeedOptions options) {
        return new AsyncChanges<>(reader(pipeline(), options, ChangeFeedMode.LATEST_VERSION));
    }

    static List<Integer> all(Iterable<ChangeFeedPage<Integer>> pages) {
        List<Integer> numbers = new ArrayList<>();
        for (ChangeFeedPage<Integer> page : pages) numbers.addAll(page.items());
        return numbers;
    }

    /** The only key that can be asked for is {@code a}, which no key prints. */
    private static final class Scope implements KeyScope {
        final String key = "[\"" + KEYS.get("a") + "\"]";
        private final FeedRange range;
        private final boolean isOfKey;

        private Scope(ChangeFeedOptions options) {
            range = options.feedRange().orElse(null);
            isOfKey = options.partitionKey().isPresent();
        }

        @Override
        public Reach reach() {
            return isOfKey ? Reach.ONE_KEY : Reach.EVERYTHING;
        }

        @Override
        public CompletableFuture<Reach> resolveReach(RequestPipeline pipeline) {
            return CompletableFuture.completedFuture(reach());
        }

        @Override
        public CompletableFuture<KeyRange> keyRange(RequestPipeline pipeline, String rid) {
            KeyRange keys = range == null ? null : KeyRange.between(range.min(), range.max());
            return CompletableFuture.completedFuture(isOfKey ? KeyRange.of(hash(key)) : keys);
        }
    }
}
