package io.aiocosmos.core.partition;

import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import java.util.ArrayList;
import java.util.List;

/** Reads the ranges of one container page by page: the changes since an etag if there is one, else all. */
final class RangeLoader {
    private final RequestPipeline pipeline;
    private final Link container;
    private final CachedRangeMap base;
    private final List<PartitionRange> ranges = new ArrayList<>();
    private String rid = "";
    private final AsyncChain<CachedRangeMap> chain = new AsyncChain<>();

    RangeLoader(RequestPipeline pipeline, Link container, CachedRangeMap base) {
        this.pipeline = pipeline;
        this.container = container;
        this.base = base;
    }

    AsyncChain<CachedRangeMap> start() {
        return load(null);
    }

    /** The request for a list of ranges, without its position. */
    static OperationBuilder request(Link container) {
        return Operation.ofFeed("readPartitionRanges", Operation.Kind.RESOURCE_READ, "GET", "pkranges", container);
    }

    private AsyncChain<CachedRangeMap> load(String continuation) {
        OperationBuilder request = request(container).header(Headers.MAX_ITEM_COUNT, "-1");
        if (base != null) request.header(Headers.A_IM, "Incremental Feed").header(Headers.IF_NONE_MATCH, base.etag);
        if (continuation != null) request.header(Headers.CONTINUATION, continuation);
        return chain.after(pipeline.start(request.build(), OperationResult::orThrow), this::onPage);
    }

    private void onPage(OperationResult result) {
        if (base != null && result.status() == StatusCodes.NOT_MODIFIED) {
            finish(map(), base.etag);
            return;
        }
        result.readBody(this::addRanges);
        String next = base == null ? result.sendable(Headers.CONTINUATION) : null;
        if (next != null) load(next);
        else finish(result.read(parsed -> map()), result.sendable(Headers.ETAG));
    }

    private Void addRanges(OperationResult result) {
        FeedPage page = FeedPage.read(result.body(), result.bodyOffset(), result.bodyLength(), "PartitionKeyRanges");
        rid = page.rid();
        for (int i = 0; i < page.size(); i++) ranges.add(range(page.get(i)));
        return null;
    }

    private void finish(RangeMap map, String etag) {
        String tag = etag == null ? "" : etag;
        if (map != null) chain.complete(new CachedRangeMap(map, tag));
        else chain.endsWith(new RangeLoader(pipeline, container, null).start());
    }

    /** {@code null} if the changes do not fit the base, or come from another container. */
    private RangeMap map() {
        if (base == null) {
            RangeMap all = RangeMap.of(rid, ranges);
            if (all != null) return all;
            throw new MalformedJsonException("the partition ranges have a gap: if they are changing, try again", 0);
        }
        boolean same = rid.isEmpty() || rid.equals(base.map.rid()); // a 304 has no rid
        return same ? base.map.with(ranges) : null;
    }

    private static String text(JsonSlice field, JsonSlice range) {
        if (field != null) return field.string();
        throw new MalformedJsonException("expected id, minInclusive and maxExclusive of a range", range.offset());
    }

    private static PartitionRange range(JsonSlice json) {
        JsonSlice[] fields = json.fields("id", "minInclusive", "maxExclusive", "parents");
        List<String> parents = new ArrayList<>(0);
        if (fields[3] != null && !fields[3].isNull()) {
            JsonElements each = fields[3].elements();
            while (each.next()) parents.add(each.value().string());
        }
        return new PartitionRange(text(fields[0], json), text(fields[1], json), text(fields[2], json), parents);
    }
}
