package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.QueryMetrics;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.spi.PrintableText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One page. Its items may be decoded lazily; call {@link #decoded} before it is returned to a caller. */
public final class Page<T> implements CosmosPage<T> {
    private final List<T> items;
    private final PageMetadata metadata;
    private final Position next;
    private final Supplier<String> continuation;

    private Page(List<T> items, PageMetadata metadata, Position next, Supplier<String> continuation) {
        this.items = items;
        this.metadata = metadata;
        this.next = next;
        this.continuation = continuation;
    }

    /**
     * @param items immutable; may be decoded as they are taken
     * @param next start of the next page, {@code null} after the last
     * @param continuation the continuation for callers; evaluated on demand
     */
    public static <T> Page<T> of(List<T> items, PageMetadata metadata, Position next, Supplier<String> continuation) {
        return new Page<>(items, metadata, next, continuation);
    }

    /**
     * A page with a continuation of the service.
     *
     * @param serviceContinuation {@code null} after the last page
     * @param fingerprint of the feed
     */
    public static <T> Page<T> fromService(
            List<T> items, PageMetadata metadata, String serviceContinuation, long fingerprint) {
        Position next = serviceContinuation == null ? null : new ServicePosition(serviceContinuation);
        return of(
                items,
                metadata,
                next,
                () -> new Continuation(
                                fingerprint,
                                metadata.rid(),
                                SessionStore.understood(metadata.sessionToken()),
                                serviceContinuation)
                        .encode());
    }

    /**
     * The service's continuation; {@code null} if there are no more pages.
     *
     * @throws CosmosCodecException if it cannot be sent as a header
     */
    public static String continuation(OperationResult result) {
        return result.sendable(Headers.CONTINUATION);
    }

    public static void checkSize(int size) {
        if (size < 1) throw new IllegalArgumentException("page size must be at least 1, was " + size);
    }

    /** Emits a {@link io.aiocosmos.CosmosEvent.PageRead} to the listener, if there is one. Returns this page. */
    public Page<T> reportedTo(RequestPipeline pipeline, String link) {
        if (pipeline.engine().hasListener())
            pipeline.engine()
                    .observer()
                    .emit(new Events.PageRead(
                            PrintableText.of(link), items.size(), next != null, metadata.requestCharge()));
        return this;
    }

    /** This page with all items decoded. Fails if one cannot be decoded. */
    Page<T> decoded() {
        List<T> decoded = new ArrayList<>();
        for (T item : items) decoded.add(item); // size() may cost as much as decoding
        return new Page<>(Collections.unmodifiableList(decoded), metadata, next, continuation);
    }

    /**
     * Iterates over the items. One that cannot be decoded fails in {@code next()}; the iterator then stands after it.
     */
    Iterator<T> iterator() {
        return items.iterator();
    }

    Position next() {
        return next;
    }

    @Override
    public List<T> items() {
        return items;
    }

    @Override
    public Optional<String> continuation() {
        return next == null ? Optional.empty() : Optional.of(continuation.get());
    }

    @Override
    public double requestCharge() {
        return metadata.requestCharge();
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.ofNullable(metadata.sessionToken());
    }

    @Override
    public Optional<String> activityId() {
        return Optional.ofNullable(metadata.activityId());
    }

    @Override
    public Optional<QueryMetrics> queryMetrics() {
        return Optional.ofNullable(metadata.queryMetrics());
    }

    @Override
    public Optional<RawJson> indexMetrics() {
        return Optional.ofNullable(metadata.indexMetrics());
    }

    @Override
    public Diagnostics diagnostics() {
        return metadata.diagnostics();
    }

    /** Number of items and whether more follow; never the items. */
    @Override
    public String toString() {
        return "CosmosPage[" + OneLine.count(items.size(), "item") + ", " + (next == null ? "the last" : "more follow")
                + "]";
    }
}
