package io.aiocosmos.emulator.stub;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.QueryMetrics;
import io.aiocosmos.RawJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A page that nobody sent; items may be {@code null}, as rows of queries may. */
public final class StubPage<T> implements CosmosPage<T> {
    private static final double USUAL_CHARGE = 1;

    private final List<T> items;
    private final String next;

    /** @param next the continuation, {@code null} after the last page */
    public StubPage(List<T> items, String next) {
        this.items = Collections.unmodifiableList(new ArrayList<>(items));
        this.next = next;
    }

    @Override
    public List<T> items() {
        return items;
    }

    @Override
    public Optional<String> continuation() {
        return Optional.ofNullable(next);
    }

    @Override
    public double requestCharge() {
        return USUAL_CHARGE;
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.empty();
    }

    @Override
    public Optional<String> activityId() {
        return Optional.empty();
    }

    @Override
    public Optional<QueryMetrics> queryMetrics() {
        return Optional.empty();
    }

    @Override
    public Optional<RawJson> indexMetrics() {
        return Optional.empty();
    }

    @Override
    public Diagnostics diagnostics() {
        return new NoAttempts(USUAL_CHARGE);
    }

    /** How many items; never the items. */
    @Override
    public String toString() {
        return "CosmosPage[stub of " + items.size() + "]";
    }
}
