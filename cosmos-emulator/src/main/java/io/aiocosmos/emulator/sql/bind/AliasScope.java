package io.aiocosmos.emulator.sql.bind;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The aliases that can be seen: those of one query, then those of the queries around it. */
final class AliasScope {
    private final Optional<AliasScope> outer;
    private final Map<String, Integer> slots = new HashMap<>();

    private AliasScope(Optional<AliasScope> outer) {
        this.outer = outer;
    }

    static AliasScope outermost() {
        return new AliasScope(Optional.empty());
    }

    AliasScope inner() {
        return new AliasScope(Optional.of(this));
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
        return slots.isEmpty() && outer.map(AliasScope::isEmpty).orElse(true);
    }
}
