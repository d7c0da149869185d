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

/** One page. Its items may yet have to be decoded: {@link #decoded} before all of it is given to a caller. */
public final class Page<T> implements CosmosPage<T> {
    private final List<T> items;
    private final PageMetadata facts;
    private final Position next;
    private final Supplier<String> token;

    private Page(List<T> items, PageMetadata facts, Position next, Supplier<String> token) {
        this.items = items;
        this.facts = facts;
        this.next = next;
        this.token = token;
    }

    /**
     * @param items that nobody changes; may decode its rows as they are taken, so that the next page can be on its way
     *     meanwhile
     * @param next where the next page begins, {@code null} after the last
     * @param token says the same to callers; asked when they ask
     */
    public static <T> Page<T> of(List<T> items, PageMetadata facts, Position next, Supplier<String> token) {
        return new Page<>(items, facts, next, token);
    }

    /**
     * A page behind which the service itself goes on.
     *
     * @param more the service's own continuation, {@code null} after the last
     * @param fingerprint of the feed
     */
    public static <T> Page<T> served(List<T> items, PageMetadata facts, String more, long fingerprint) {
        Position next = more == null ? null : new ServicePosition(more);
        return of(
                items,
                facts,
                next,
                () -> new Continuation(fingerprint, facts.rid(), SessionStore.understood(facts.sessionToken()), more)
                        .encode());
    }

    /**
     * The service's own continuation; {@code null} if there are no more pages.
     *
     * @throws CosmosCodecException if it cannot be sent back
     */
    public static String continuation(OperationResult answer) {
        return answer.sendable(Headers.CONTINUATION);
    }

    public static void checkSize(int size) {
        if (size < 1) throw new IllegalArgumentException("page size must be at least 1, was " + size);
    }

    /** This page, after the listener was told of it. */
    public Page<T> told(RequestPipeline pipeline, String link) {
        if (pipeline.engine().hasListener())
            pipeline.engine()
                    .emit(new Events.PageRead(
                            PrintableText.of(link), items.size(), next != null, facts.requestCharge()));
        return this;
    }

    /** The same with all items decoded, which fails as a whole if one of them cannot be. */
    Page<T> decoded() {
        List<T> decoded = new ArrayList<>();
        for (T item : items) decoded.add(item); // without asking for their number, which may cost as much
        return new Page<>(Collections.unmodifiableList(decoded), facts, next, token);
    }

    /** The items one by one; one that cannot be decoded fails when it is taken, and is behind then. */
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
        return next == null ? Optional.empty() : Optional.of(token.get());
    }

    @Override
    public double requestCharge() {
        return facts.requestCharge();
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.ofNullable(facts.sessionToken());
    }

    @Override
    public Optional<String> activityId() {
        return Optional.ofNullable(facts.activityId());
    }

    @Override
    public Optional<QueryMetrics> queryMetrics() {
        return Optional.ofNullable(facts.queryMetrics());
    }

    @Override
    public Optional<RawJson> indexMetrics() {
        return Optional.ofNullable(facts.indexMetrics());
    }

    @Override
    public Diagnostics diagnostics() {
        return facts.diagnostics();
    }

    /** How many items and whether more follow; never the items. */
    @Override
    public String toString() {
        return "CosmosPage[" + OneLine.count(items.size(), "item") + ", " + (next == null ? "the last" : "more follow")
                + "]";
    }
}
