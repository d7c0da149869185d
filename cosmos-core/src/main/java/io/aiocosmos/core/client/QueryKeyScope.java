package io.aiocosmos.core.client;

import io.aiocosmos.FeedOptions;
import io.aiocosmos.FeedRange;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.KeyRange;
import io.aiocosmos.core.partition.KeyScope;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What a query's options say of keys: a feed range, or a key that may be the beginning of a hierarchical one.
 */
final class QueryKeyScope implements KeyScope {
    private final ContainerMetadataCache definitions;
    private final Link container;
    private final FeedRange feedRange;
    private final PartitionKey key;

    QueryKeyScope(ContainerMetadataCache definitions, Link container, FeedOptions options) {
        this.definitions = definitions;
        this.container = container;
        this.feedRange = options.feedRange().orElse(null);
        this.key = options.partitionKey().orElse(null);
    }

    /** Identifies the scope. */
    String text() {
        if (key != null) return key.json();
        return feedRange == null ? "" : feedRange.text();
    }

    /** The key as its header has it, {@code null} if there is none to stay within. */
    Supplier<String> header() {
        return key == null ? null : this::keyJson;
    }

    private String keyJson() {
        ContainerMetadata known = isOfNone() ? definitions.cached(container) : null;
        return known == null ? key.json() : known.json(key);
    }

    /** Whether only the definition says how the key is written. */
    boolean isOfNone() {
        return PartitionKey.none().equals(key);
    }

    @Override
    public Reach reach() {
        if (key == null) return feedRange == null ? Reach.EVERYTHING : Reach.FEED_RANGE;
        ContainerMetadata known = definitions.cached(container);
        return known == null ? Reach.PREFIX_OR_ONE_KEY : reach(known);
    }

    private Reach reach(ContainerMetadata definition) {
        return key.levels() < definition.levels() ? Reach.PREFIX : Reach.ONE_KEY;
    }

    @Override
    public CompletableFuture<Reach> resolveReach(RequestPipeline pipeline) {
        return definitions.get(pipeline, container, "").thenApply(this::reach);
    }

    @Override
    public CompletableFuture<KeyRange> keyRange(RequestPipeline pipeline, String rid) {
        if (feedRange != null)
            return CompletableFuture.completedFuture(KeyRange.between(feedRange.min(), feedRange.max()));
        if (key == null) return CompletableFuture.completedFuture(null);
        return definitions.get(pipeline, container, rid).thenApply(this::range);
    }

    /** A whole key is one point, a prefix all that may follow it. */
    private KeyRange range(ContainerMetadata definition) {
        String epk = definition.epk(key);
        return reach(definition) == Reach.PREFIX ? KeyRange.between(epk, epk + "FF") : KeyRange.of(epk);
    }
}
