package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.ast.Query;
import io.aiocosmos.emulator.sql.ast.Source;
import io.aiocosmos.emulator.sql.ast.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the names of one statement mean. Aliases, parameters and aggregate results each have a slot of the frame; all
 * queries of a statement share one frame, since an inner query sees the current row of the outer ones.
 */
public final class Bindings {
    private final Map<Query, BoundQuery> queries = new IdentityHashMap<>();
    private final Map<Expression, Integer> identifiers = new IdentityHashMap<>();
    private final Map<Expression, Integer> aggregates = new IdentityHashMap<>();
    private final Map<String, BoundParameter> parameters = new LinkedHashMap<>();
    private final Set<Expression> notFinite = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Integer> items = new HashSet<>();
    private int slotCount;

    Bindings() {}

    /** A parameter's slot and where the query first names it. */
    public record BoundParameter(int slot, Span span) {}

    public BoundQuery of(Query query) {
        return queries.get(query);
    }

    /** Whether its rows come from the container's items, be it by a query that FROM starts with. */
    public boolean readsContainer(Query query) {
        if (of(query).readsContainer()) return true;
        return !query.sources().isEmpty()
                && query.sources().get(0).collection() instanceof Source.Nested first
                && readsContainer(first.query());
    }

    /** The slot of a resolved alias. */
    public int slotOf(Expression.Identifier identifier) {
        return identifiers.get(identifier);
    }

    /** Whether the alias stands for the container's items as they are. */
    public boolean isItem(Expression.Identifier identifier) {
        return items.contains(slotOf(identifier));
    }

    /** The slot of the name that a path starts from. */
    public int rootSlotOf(Expression path) {
        return slotOf(Paths.root(path));
    }

    public int slotOf(Expression.Parameter parameter) {
        return parameters.get(parameter.name()).slot();
    }

    /** Whether the name is that of a number which is not finite. */
    public boolean isNotFinite(Expression.Identifier identifier) {
        return notFinite.contains(identifier);
    }

    /** The slot of an aggregate's result. */
    public int slotOf(Expression.Call aggregate) {
        return aggregates.get(aggregate);
    }

    /** By name, with the sign. */
    public Map<String, BoundParameter> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** How many slots a frame needs. */
    public int slotCount() {
        return slotCount;
    }

    void holdsItems(int slot) {
        items.add(slot);
    }

    boolean isResolved(Expression.Identifier identifier) {
        return identifiers.containsKey(identifier);
    }

    int newSlot() {
        return slotCount++;
    }

    void add(Query query, BoundQuery bound) {
        queries.put(query, bound);
    }

    void aggregate(Expression.Call call) {
        aggregates.put(call, newSlot());
    }

    void resolve(Expression.Identifier identifier, int slot) {
        identifiers.put(identifier, slot);
    }

    /** Its slot stays undefined: no result can hold such a number. */
    void resolveNotFinite(Expression.Identifier identifier) {
        resolve(identifier, newSlot());
        notFinite.add(identifier);
    }

    void use(Expression.Parameter parameter) {
        if (!parameters.containsKey(parameter.name())) {
            parameters.put(parameter.name(), new BoundParameter(newSlot(), parameter.span()));
        }
    }
}
