package io.aiocosmos.core.query;

import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.paging.AsyncPages;
import io.aiocosmos.core.paging.Pages;
import io.aiocosmos.core.partition.KeyRange;
import io.aiocosmos.core.partition.KeyScope;
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
 * A container with partition ranges whose pages are written by hand, and a client of it. JSON has single quotes. A
 * range's continuation is the number of the page.
 */
final class ScriptedService {
    static final Link LEDGER = Link.database("books").container("ledger");

    final TestEngine engine = new TestEngine().withoutDiscovery();
    final PlanCache queries = new PlanCache();
    private final List<String> gone = new ArrayList<>();
    private final Map<String, String> bounds = new LinkedHashMap<>();
    private final Map<String, List<String>> pages = new LinkedHashMap<>();
    private final Map<String, Reply> instead = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<TransportResponse>> held = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private String planInfo = "";
    private String executionInfo;
    private String rid = "r";
    private boolean withoutPlans;
    private List<String> asIs = List.of();
    private KeyScope.Reach reach = KeyScope.Reach.EVERYTHING;
    private KeyScope.Reach knownReach = reach;
    private boolean holding;
    private QueryLimits limits = new QueryLimits(1_000, 1);
    private int pageSize = -1;
    private RowDecoder<String> decoder = row -> Slices.text(row).replace('"', '\'');

    ScriptedService() {
        engine.transport.otherwise((answer, timing) -> serve(last(), answer));
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

    /** A range with the documents of its pages. */
    ScriptedService range(String id, String min, String max, String... documents) {
        String parents = gone.isEmpty() ? "" : "'" + String.join("','", gone) + "'";
        String range = "'id':'" + id + "','minInclusive':'" + min + "','maxExclusive':'" + max + "'";
        bounds.put(id, "{" + range + ",'parents':[" + parents + "]}");
        pages.put(id, List.of(documents));
        return this;
    }

    /** From now on its requests are answered 410/1002, and these are there instead, with the pages of their own. */
    ScriptedService split(String id) {
        bounds.remove(id);
        gone.add(id);
        instead.put(id, Reply.of("410/1002"));
        return this;
    }

    ScriptedService answers(String id, Reply reply) {
        instead.put(id, reply);
        return this;
    }

    ScriptedService plan(String info) {
        planInfo = info;
        return this;
    }

    /** Answers a request for a plan with an error, and the query as it is with these rows. */
    ScriptedService withoutPlans(String rows) {
        withoutPlans = true;
        return asIs(rows);
    }

    /** Serves the query as it is with these pages, instead of refusing it. */
    ScriptedService asIs(String... documents) {
        asIs = List.of(documents);
        return this;
    }

    /** From now on it is another container of the same name, so far without ranges. */
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

    ScriptedService buffered(int items) {
        limits = new QueryLimits(items, limits.parallelism());
        return this;
    }

    /** @param known what the definition says of it */
    ScriptedService reach(KeyScope.Reach atFirst, KeyScope.Reach known) {
        reach = atFirst;
        knownReach = known;
        return this;
    }

    ScriptedService pageSize(int items) {
        pageSize = items;
        return this;
    }

    /** Answers of ranges wait until they are released. */
    void hold() {
        holding = true;
    }

    void release(String id) {
        CompletableFuture<TransportResponse> answer = held.remove(id);
        String request = log.stream().filter(each -> each.startsWith(id + ":")).reduce("", (one, other) -> other);
        answer.complete(page(id, request.substring(id.length() + 1)));
    }

    /** The ranges whose requests are in flight. */
    List<String> inFlight() {
        List<String> ids = new ArrayList<>();
        held.forEach((id, answer) -> {
            if (!answer.isDone()) ids.add(id);
        });
        return ids;
    }

    /** What was asked: {@code plan}, {@code ranges}, {@code as is}, or a range and its continuation. */
    List<String> log() {
        return log;
    }

    /** The text of the queries that ranges were sent, in turn. */
    List<String> sent() {
        return sent;
    }

    private void serve(TransportRequest request, CompletableFuture<TransportResponse> answer) {
        if (request.target().endsWith("/pkranges")) answer.complete(listed());
        else if (FakeTransport.header(request, "x-ms-cosmos-is-query-plan-request") != null) answer.complete(planned());
        else servePage(request, answer);
    }

    private TransportResponse listed() {
        log.add("ranges");
        String all = String.join(",", bounds.values());
        return json("{'_rid':'" + rid + "','PartitionKeyRanges':[" + all + "]}")
                .header("etag", "\"" + log.size() + "\"");
    }

    private TransportResponse planned() {
        log.add("plan");
        if (withoutPlans) return FakeResponse.status(400).body("{}");
        return json("{'queryInfo':{" + planInfo + "}}").header("x-ms-request-charge", "20");
    }

    private void servePage(TransportRequest request, CompletableFuture<TransportResponse> answer) {
        String id = FakeTransport.header(request, "x-ms-documentdb-partitionkeyrangeid");
        String continuation = FakeTransport.header(request, "x-ms-continuation");
        if (id == null) {
            log.add("as is");
            answer.complete(asIs(continuation == null ? 0 : Integer.parseInt(continuation)));
            return;
        }
        log.add(id + ":" + (continuation == null ? "0" : continuation));
        JsonSlice body = JsonSlice.of(request.body(), request.bodyOffset(), request.bodyLength());
        sent.add(id + ": " + body.field("query").string());
        if (instead.containsKey(id)) instead.get(id).to(answer, engine.timing);
        else if (holding) held.put(id, answer);
        else answer.complete(page(id, continuation == null ? "0" : continuation));
    }

    private FakeResponse asIs(int number) {
        if (asIs.isEmpty()) return FakeResponse.status(400, 1004).body("{}").header("x-ms-request-charge", "300");
        return page("0", asIs, number);
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

    /** Instead of its text with single quotes. */
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
        return new QueryReader<>(pipeline(), queries, requests, new Scope(), limits, decoder, 7, 0);
    }

    /** Over all keys, unless told otherwise. */
    private final class Scope implements KeyScope {
        @Override
        public Reach reach() {
            return reach;
        }

        @Override
        public CompletableFuture<Reach> resolveReach(RequestPipeline pipeline) {
            return CompletableFuture.completedFuture(knownReach);
        }

        @Override
        public CompletableFuture<KeyRange> keyRange(RequestPipeline pipeline, String rid) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
