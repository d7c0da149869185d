package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the binder learnt about one SELECT. */
public final class BoundQuery {
    private final List<Integer> sources = new ArrayList<>();
    private final List<Expression.Call> aggregates = new ArrayList<>();
    private boolean readsContainer;

    BoundQuery() {}

    /** The slot of each source, in order. */
    public List<Integer> sources() {
        return Collections.unmodifiableList(sources);
    }

    /** The aggregates of this query itself, not of queries inside. */
    public List<Expression.Call> aggregates() {
        return Collections.unmodifiableList(aggregates);
    }

    /** Whether the first source starts from the container, not from an alias. */
    public boolean readsContainer() {
        return readsContainer;
    }

    void addSource(int slot) {
        sources.add(slot);
    }

    void addAggregate(Expression.Call call) {
        aggregates.add(call);
    }

    void readContainer() {
        readsContainer = true;
    }
}
