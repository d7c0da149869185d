package io.aiocosmos.emulator.sql.bind;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The aliases that can be seen: those of one query, then those of the queries around it. */
final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, Integer> slots = new HashMap<>();

    private Scope(Optional<Scope> outer) {
        this.outer = outer;
    }

    static Scope outermost() {
        return new Scope(Optional.empty());
    }

    Scope inner() {
        return new Scope(Optional.of(this));
    }

    /** False if this query has such an alias already. */
    boolean add(String alias, int slot) {
        return slots.putIfAbsent(alias, slot) == null;
    }

    Optional<Integer> find(String alias) {
        Integer slot = slots.get(alias);
        return slot != null ? Optional.of(slot) : outer.flatMap(scope -> scope.find(alias));
    }

    boolean isEmpty() {
        return slots.isEmpty() && outer.map(Scope::isEmpty).orElse(true);
    }
}
