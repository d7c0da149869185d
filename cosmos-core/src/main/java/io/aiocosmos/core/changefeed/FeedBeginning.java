package io.aiocosmos.core.changefeed;

import io.aiocosmos.FeedRange;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.KeyRange;
import io.aiocosmos.core.partition.KeyScope;
import io.aiocosmos.core.partition.KeyScope.Reach;
import io.aiocosmos.core.partition.PartitionKeyHash;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Finds where a change feed begins: at its start, or where its continuation says. */
final class FeedBeginning {
    private final ChangeFeedRequests requests;
    private final RangeCache ranges;
    private final ContainerMetadataCache definitions;
    private final KeyScope scope;
    private final Supplier<String> key;
    private final FeedStart start;
    private final FeedState given;

    /**
     * @param scope what the options say of keys
     * @param key the whole key as its header has it; {@code null} if the options name none
     * @param given what the continuation says; {@code null} without one
     */
    FeedBeginning(
            ChangeFeedRequests requests,
            RangeCache ranges,
            ContainerMetadataCache definitions,
            KeyScope scope,
            Supplier<String> key,
            FeedStart start,
            FeedState given) {
        this.requests = requests;
        this.ranges = ranges;
        this.definitions = definitions;
        this.scope = scope;
        this.key = key;
        this.start = start;
        this.given = given;
    }

    CompletableFuture<FeedState> begin(RequestPipeline pipeline) {
        return ranges.get(pipeline, container())
                .thenCompose(map -> given == null ? anew(pipeline, map) : resumed(pipeline, map));
    }

    private Link container() {
        return requests.container;
    }

    private CompletableFuture<FeedState> anew(RequestPipeline pipeline, RangeMap map) {
        return reach(pipeline)
                .thenCompose(reach -> scope.keyRange(pipeline, map.rid())
                        .thenApply(keys -> new FeedState(
                                map.rid(),
                                requests.mode,
                                start,
                                reach == Reach.ONE_KEY ? key.get() : null,
                                List.of(new SubRange(range(keys), null)))));
    }

    private CompletableFuture<Reach> reach(RequestPipeline pipeline) {
        return key == null ? CompletableFuture.completedFuture(scope.reach()) : scope.resolveReach(pipeline);
    }

    private static FeedRange range(KeyRange keys) {
        return keys == null ? FeedRange.all() : FeedRange.between(keys.min(), keys.max());
    }

    /** The ranges that are cached may be those of a container that was deleted since. */
    private CompletableFuture<FeedState> resumed(RequestPipeline pipeline, RangeMap map) {
        if (isOf(map)) return resumedIn(pipeline, map);
        return ranges.reload(pipeline, container()).thenCompose(reloaded -> {
            if (!isOf(reloaded))
                throw new IllegalArgumentException("the change feed's continuation is of another container than "
                        + container() + ", or of one of this name that was deleted");
            return resumedIn(pipeline, reloaded);
        });
    }

    private boolean isOf(RangeMap map) {
        String rid = given.rid();
        return rid.isEmpty() || map.rid().isEmpty() || rid.equals(map.rid()) || isLink(rid);
    }

    /** Leases that the official Java client's processor wrote have the link of the container where its rid should be. */
    private boolean isLink(String rid) {
        return rid.equals(container().path()) || rid.equals("/" + container().name());
    }

    private CompletableFuture<FeedState> resumedIn(RequestPipeline pipeline, RangeMap map) {
        if (given.key() != null)
            return definitions.get(pipeline, container(), map.rid()).thenApply(definition -> inKey(map, definition));
        return reach(pipeline).thenCompose(reach -> {
            if (reach == Reach.ONE_KEY) throw ofOtherKey();
            return scope.keyRange(pipeline, map.rid())
                    .thenApply(keys -> in(map, null, narrowed(bounded(map), range(keys))));
        });
    }

    /** A prefix of a key is read like the ranges that it lies in, as when a feed begins. */
    private FeedState inKey(RangeMap map, ContainerMetadata definition) {
        String epk = definition.epkOfWholeKey(given.key());
        KeyRange keys = epk == null ? definition.keysOfPrefix(given.key()) : KeyRange.of(epk);
        if (keys == null)
            throw new IllegalArgumentException("the change feed's continuation is of a partition key of other levels");
        if (key != null && !isSame(keys, definition)) throw ofOtherKey();
        if (epk == null) return in(map, null, narrowed(given.parts(), range(keys)));
        return in(map, given.key(), List.of(new SubRange(range(keys), given.head().etag)));
    }

    /** By their hashes: one number can be written in several ways. */
    private boolean isSame(KeyRange keys, ContainerMetadata definition) {
        String epk = definition.epkOfWholeKey(key.get());
        return keys.equals(epk == null ? definition.keysOfPrefix(key.get()) : KeyRange.of(epk));
    }

    private static IllegalArgumentException ofOtherKey() {
        return new IllegalArgumentException("the change feed's continuation is not of this partition key");
    }

    private FeedState in(RangeMap map, String itsKey, List<SubRange> parts) {
        return new FeedState(map.rid(), requests.mode, given.start(), itsKey, parts);
    }

    /** With bounds where a partition key range is only named. */
    private List<SubRange> bounded(RangeMap map) {
        List<SubRange> parts = new ArrayList<>(given.parts().size());
        for (SubRange part : given.parts()) {
            KeyRange keys = part.rangeId == null ? null : map.keysOf(part.rangeId);
            if (part.rangeId != null && keys == null)
                throw new IllegalArgumentException(
                        "the change feed's continuation is of a partition key range that does not exist any more");
            parts.add(keys == null ? new SubRange(part.range, part.etag) : new SubRange(range(keys), part.etag));
        }
        return parts;
    }

    /** The parts of a range, without what lies outside. */
    static List<SubRange> narrowed(List<SubRange> parts, FeedRange wanted) {
        List<SubRange> within = new ArrayList<>(parts.size());
        for (SubRange part : parts) {
            String min = RangeScope.later(part.range.min(), wanted.min());
            String max = RangeScope.earlier(part.range.max(), wanted.max());
            if (PartitionKeyHash.compare(min, max) < 0)
                within.add(new SubRange(FeedRange.between(min, max), part.etag));
        }
        if (within.isEmpty())
            throw new IllegalArgumentException("the change feed's continuation is of nothing in this feed range");
        return within;
    }
}
