package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.FeedRange;
import io.aiocosmos.core.partition.PartitionKeyHash;
import io.aiocosmos.core.text.OneLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of a change feed; its continuations are written when they are asked for. */
final class ChangePage<T> implements ChangeFeedPage<T> {
    private static final Comparator<SubRange> BY_KEYS =
            Comparator.comparing(part -> part.range.min(), PartitionKeyHash::compare);

    private final CosmosPage<T> page;
    private final FeedState state;
    private final boolean caughtUp;

    ChangePage(CosmosPage<T> page, FeedState state, boolean caughtUp) {
        this.page = page;
        this.state = state;
        this.caughtUp = caughtUp;
    }

    FeedState state() {
        return state;
    }

    @Override
    public List<T> items() {
        return page.items();
    }

    @Override
    public String continuation() {
        return FeedContinuation.encode(state);
    }

    @Override
    public Map<FeedRange, String> continuations() {
        List<SubRange> parts = new ArrayList<>(state.parts());
        parts.sort(BY_KEYS);
        Map<FeedRange, String> all = new LinkedHashMap<>();
        for (SubRange part : parts) all.put(part.range, FeedContinuation.encode(state.withParts(List.of(part))));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public double requestCharge() {
        return page.requestCharge();
    }

    @Override
    public Optional<String> sessionToken() {
        return page.sessionToken();
    }

    @Override
    public Optional<String> activityId() {
        return page.activityId();
    }

    @Override
    public Diagnostics diagnostics() {
        return page.diagnostics();
    }

    /** Number of items and whether it is caught up; never the items. */
    @Override
    public String toString() {
        return "ChangeFeedPage[" + OneLine.count(items().size(), "item") + (caughtUp ? ", caught up]" : "]");
    }
}
