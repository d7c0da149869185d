package io.aiocosmos.core.query;

import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.paging.AsyncPages;
import io.aiocosmos.core.paging.Pages;
import io.aiocosmos.core.partition.KeyRange;
import io.aiocosmos.core.partition.KeyScope;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A fake container with scripted pages in each partition range, and a client of it. JSON is written with single quotes.
 * Continuations are page numbers.
 */
final class ScriptedService {
    static final Link LEDGER = Link.database("books").container("ledger");

    final TestEngine engine = new TestEngine().withoutDiscovery();
    final PlanCache planCache = new PlanCache(new RangeCache());
    private final List<String> replacedRanges = new ArrayList<>();
    private final Map<String, String> bounds = new LinkedHashMap<>();
    private final Map<String, List<String>> pages = new LinkedHashMap<>();
    private final Map<String, Reply> replies = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<TransportResponse>> heldResponses = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> sentQueries = new ArrayList<>();
    private String planInfo = "";
    private String executionInfo;
    private String rid = "r";
    private boolean plansUnsupported;
    private List<String> unplannedPages = List.of();
    private KeyScope.Reach reach = KeyScope.Reach.EVERYTHING;
    private KeyScope.Reach resolvedReach = reach;
    private boolean isHolding;
    private QueryLimits limits = new QueryLimits(1_000, 1);
    private int pageSize = -1;
    private RowDecoder<String> decoder = row -> Slices.text(row).replace('"', '\'');

    ScriptedService() {
        engine.transport.otherwise((response, timing) -> serve(last(), response));
    }

    /** The rows 1 to 9 over four ranges, seven pages in all. */
    static ScriptedService ofFourRanges() {
        return new ScriptedService()
                .range("0", "", "40", "1,2", "3")
                .range("1", "40", "80", "4", "5,6")
                .range("2", "80", "C0", "7", "8")
                .range("3", "C0", "FF", "9");
    }

    private TransportRequest last() {
        List<TransportRequest> requests = engine.transport.requests();
        return requests.get(requests.size() - 1);
    }

    /** Adds a range with the documents of its pages. */
    ScriptedService range(String id, String min, String max, String... documents) {
        String parents = replacedRanges.isEmpty() ? "" : "'" + String.join("','", replacedRanges) + "'";
        String range = "'id':'" + id + "','minInclusive':'" + min + "','maxExclusive':'" + max + "'";
        bounds.put(id, "{" + range + ",'parents':[" + parents + "]}");
        pages.put(id, List.of(documents));
        return this;
    }

    /** Splits a range: its requests now get 410/1002. The children are added by {@link #range}. */
    ScriptedService split(String id) {
        bounds.remove(id);
        replacedRanges.add(id);
        replies.put(id, Reply.of("410/1002"));
        return this;
    }

    ScriptedService reply(String id, Reply reply) {
        replies.put(id, reply);
        return this;
    }

    ScriptedService plan(String info) {
        planInfo = info;
        return this;
    }

    /** Rejects requests for plans, and serves the unplanned query with these rows. */
    ScriptedService plansUnsupported(String rows) {
        plansUnsupported = true;
        return unplanned(rows);
    }

    /** Serves the unplanned query with these pages instead of rejecting it. */
    ScriptedService unplanned(String... documents) {
        unplannedPages = List.of(documents);
        return this;
    }

    /** Recreates the container, without ranges. */
    ScriptedService recreated(String newRid) {
        rid = newRid;
        bounds.clear();
        return this;
    }

    ScriptedService executionInfo(String json) {
        executionInfo = json;
        return this;
    }

    ScriptedService parallelism(int partitions) {
        limits = new QueryLimits(limits.maxBufferedItems(), partitions);
        return this;
    }

    ScriptedService maxBufferedItems(int items) {
        limits = new QueryLimits(items, limits.parallelism());
        return this;
    }

    /** @param resolved once the metadata is read */
    ScriptedService reach(KeyScope.Reach atFirst, KeyScope.Reach resolved) {
        reach = atFirst;
        resolvedReach = resolved;
        return this;
    }

    ScriptedService pageSize(int items) {
        pageSize = items;
        return this;
    }

    /** Holds responses of ranges until they are released. */
    void hold() {
        isHolding = true;
    }

    void release(String id) {
        CompletableFuture<TransportResponse> response = heldResponses.remove(id);
        String request = log.stream().filter(each -> each.startsWith(id + ":")).reduce("", (one, other) -> other);
        response.complete(page(id, request.substring(id.length() + 1)));
    }

    /** The ranges whose requests are in flight. */
    List<String> inFlight() {
        List<String> ids = new ArrayList<>();
        heldResponses.forEach((id, response) -> {
            if (!response.isDone()) ids.add(id);
        });
        return ids;
    }

    /** Requests so far: {@code plan}, {@code ranges}, {@code unplanned}, or a range and its continuation. */
    List<String> log() {
        return log;
    }

    /** The queries sent to ranges, in order. */
    List<String> sentQueries() {
        return sentQueries;
    }

    private void serve(TransportRequest request, CompletableFuture<TransportResponse> response) {
        if (request.target().endsWith("/pkranges")) response.complete(rangeList());
        else if (FakeTransport.header(request, "x-ms-cosmos-is-query-plan-request") != null)
            response.complete(planResponse());
        else servePage(request, response);
    }

    private TransportResponse rangeList() {
        log.add("ranges");
        String all = String.join(",", bounds.values());
        return json("{'_rid':'" + rid + "','PartitionKeyRanges':[" + all + "]}")
                .header("etag", "\"" + log.size() + "\"");
    }

    private TransportResponse planResponse() {
        log.add("plan");
        if (plansUnsupported) return FakeResponse.status(400).body("{}");
        return json("{'queryInfo':{" + planInfo + "}}").header("x-ms-request-charge", "20");
    }

    private void servePage(TransportRequest request, CompletableFuture<TransportResponse> response) {
        String id = FakeTransport.header(request, "x-ms-documentdb-partitionkeyrangeid");
        String continuation = FakeTransport.header(request, "x-ms-continuation");
        if (id == null) {
            log.add("unplanned");
            response.complete(unplanned(continuation == null ? 0 : Integer.parseInt(continuation)));
            return;
        }
        log.add(id + ":" + (continuation == null ? "0" : continuation));
        JsonSlice body = JsonSlice.of(request.body(), request.bodyOffset(), request.bodyLength());
        sentQueries.add(id + ": " + body.field("query").string());
        if (replies.containsKey(id)) replies.get(id).to(response, engine.timing);
        else if (isHolding) heldResponses.put(id, response);
        else response.complete(page(id, continuation == null ? "0" : continuation));
    }

    private FakeResponse unplanned(int number) {
        if (unplannedPages.isEmpty())
            return FakeResponse.status(400, 1004).body("{}").header("x-ms-request-charge", "300");
        return page("0", unplannedPages, number);
    }

    private FakeResponse page(String id, String continuation) {
        FakeResponse page = page(id, pages.get(id), Integer.parseInt(continuation));
        if (executionInfo != null) page.header("x-ms-cosmos-query-execution-info", executionInfo);
        return page;
    }

    private FakeResponse page(String range, List<String> documents, int number) {
        FakeResponse page = json("{'_rid':'" + rid + "','Documents':[" + documents.get(number) + "]}");
        page.header("x-ms-request-charge", "1").header("x-ms-activity-id", "act-" + range + "-" + number);
        page.session(rid, range + ":-1#" + (100 + number));
        if (number + 1 < documents.size()) page.header("x-ms-continuation", Integer.toString(number + 1));
        return page;
    }

    private static FakeResponse json(String quoted) {
        return FakeResponse.ok(quoted.replace('\'', '"'));
    }

    /** Decodes rows by this decoder instead of returning their JSON. */
    ScriptedService decode(RowDecoder<String> codec) {
        decoder = codec;
        return this;
    }

    RequestPipeline pipeline() {
        return engine.pipeline();
    }

    /** The rows of the query as text, with single quotes. */
    Pages<String> rows() {
        return new Pages<>(reader());
    }

    AsyncPages<String> rowsAsync() {
        return new AsyncPages<>(reader());
    }

    private QueryReader<String> reader() {
        QueryText text = new QueryText("SELECT", "[]".getBytes(StandardCharsets.UTF_8));
        QueryRequests requests = new QueryRequests(LEDGER, text, null, pageSize, operation -> {});
        return new QueryReader<>(pipeline(), planCache, requests, new Scope(), limits, decoder, 7, 0);
    }

    /** All keys, unless set otherwise. */
    private final class Scope implements KeyScope {
        @Override
        public Reach reach() {
            return reach;
        }

        @Override
        public CompletableFuture<Reach> resolveReach(RequestPipeline pipeline) {
            return CompletableFuture.completedFuture(resolvedReach);
        }

        @Override
        public CompletableFuture<KeyRange> keyRange(RequestPipeline pipeline, String rid) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
