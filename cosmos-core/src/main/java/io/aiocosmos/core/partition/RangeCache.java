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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The partition ranges of containers. Each is read once and again when somebody finds it changed, by etag; one read
 * serves all who wait for it, and goes on when one of them gives up. Thread-safe.
 */
public final class RangeCache {
    private static final int MAX_CONTAINERS = 1000;

    private final Consumer<Link> recreated;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<RangeMap>> reads = new ConcurrentHashMap<>();

    /** @param recreated is told of containers that turn out to be others than they were */
    public RangeCache(Consumer<Link> recreated) {
        this.recreated = recreated;
    }

    private static final class Known {
        private final RangeMap map;
        private final String etag;

        private Known(RangeMap map, String etag) {
            this.map = map;
            this.etag = etag;
        }

        /** What a read of news begins at, {@code null} if there is nothing to tell the service. */
        static Known base(Known there) {
            return there == null || there.etag.isEmpty() ? null : there;
        }
    }

    public RangeMap ifKnown(Link container) {
        Known there = known.get(container.name());
        return there == null ? null : there.map;
    }

    public CompletableFuture<RangeMap> get(RequestPipeline pipeline, Link container) {
        Known there = known.get(container.name());
        if (there != null) return CompletableFuture.completedFuture(there.map);
        return read(pipeline, container, null);
    }

    /** @param stale the map that proved wrong; if there is a newer one by now, that is it */
    CompletableFuture<RangeMap> refresh(RequestPipeline pipeline, Link container, RangeMap stale) {
        Known there = known.get(container.name());
        if (there != null && there.map != stale) return CompletableFuture.completedFuture(there.map);
        return read(pipeline, container, Known.base(there));
    }

    /** All of it read anew, for when news did not explain what was seen. */
    CompletableFuture<RangeMap> reread(RequestPipeline pipeline, Link container) {
        return read(pipeline, container, null);
    }

    /** As it is now: by etag if it was read before. */
    public CompletableFuture<RangeMap> renewed(RequestPipeline pipeline, Link container) {
        return read(pipeline, container, Known.base(known.get(container.name())));
    }

    private CompletableFuture<RangeMap> read(RequestPipeline pipeline, Link container, Known base) {
        CompletableFuture<RangeMap> mine = new CompletableFuture<>();
        CompletableFuture<RangeMap> running = reads.putIfAbsent(container.name(), mine);
        if (running == null)
            new Reading(pipeline.forSharing(), container, base)
                    .start()
                    .whenComplete((found, problem) -> finish(container, mine, found, problem));
        return pipeline.join(
                running == null ? mine : running, () -> ask(container).build(), OperationResult::thrown);
    }

    private static OperationBuilder ask(Link container) {
        return Operation.ofFeed("readPartitionRanges", Operation.Kind.RESOURCE_READ, "GET", "pkranges", container);
    }

    private void finish(Link container, CompletableFuture<RangeMap> read, Known found, Throwable problem) {
        if (problem == null) keep(container, found);
        reads.remove(container.name());
        if (problem == null) read.complete(found.map);
        else read.completeExceptionally(problem);
    }

    private void keep(Link container, Known found) {
        if (known.size() >= MAX_CONTAINERS) known.clear();
        Known before = known.put(container.name(), found);
        if (before != null && !before.map.rid().equals(found.map.rid())) recreated.accept(container);
    }

    public void forget(String container) {
        known.remove(container);
    }

    /** One read: what changed since an etag if there is one, else all; page by page. */
    private static final class Reading {
        private final RequestPipeline pipeline;
        private final Link container;
        private final Known base;
        private final List<PartitionRange> listed = new ArrayList<>();
        private String rid = "";
        private final AsyncChain<Known> chain = new AsyncChain<>();

        Reading(RequestPipeline pipeline, Link container, Known base) {
            this.pipeline = pipeline;
            this.container = container;
            this.base = base;
        }

        AsyncChain<Known> start() {
            return ask(null);
        }

        private AsyncChain<Known> ask(String continuation) {
            OperationBuilder list = RangeCache.ask(container).header(Headers.MAX_ITEM_COUNT, "-1");
            if (base != null) list.header(Headers.A_IM, "Incremental Feed").header(Headers.IF_NONE_MATCH, base.etag);
            if (continuation != null) list.header(Headers.CONTINUATION, continuation);
            return chain.after(pipeline.start(list.build(), OperationResult::orThrow), this::take);
        }

        private void take(OperationResult answer) {
            if (base != null && answer.status() == StatusCodes.NOT_MODIFIED) {
                finish(map(), base.etag);
                return;
            }
            answer.readBody(this::list);
            String more = base == null ? answer.sendable(Headers.CONTINUATION) : null;
            if (more != null) ask(more);
            else finish(answer.read(read -> map()), answer.sendable(Headers.ETAG));
        }

        private Void list(OperationResult answer) {
            FeedPage page =
                    FeedPage.read(answer.body(), answer.bodyOffset(), answer.bodyLength(), "PartitionKeyRanges");
            rid = page.rid();
            for (int i = 0; i < page.size(); i++) listed.add(range(page.get(i)));
            return null;
        }

        private void finish(RangeMap map, String etag) {
            String tag = etag == null ? "" : etag;
            if (map != null) chain.complete(new Known(map, tag));
            else chain.endsWith(new Reading(pipeline, container, null).start());
        }

        /** {@code null} if what was read does not fit the base, or is of another container. */
        private RangeMap map() {
            if (base == null) {
                RangeMap all = RangeMap.of(rid, listed);
                if (all != null) return all;
                throw new MalformedJsonException("the partition ranges have a gap: if they are changing, try again", 0);
            }
            boolean same = rid.isEmpty() || rid.equals(base.map.rid()); // a 304 has no body to say it
            return same ? base.map.with(listed) : null;
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
}
