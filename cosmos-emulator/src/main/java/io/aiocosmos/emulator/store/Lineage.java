package io.aiocosmos.emulator.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ranges that one was split off or merged of. Immutable.
 *
 * @param parents their ids, the oldest first
 * @param replicas where the regions stood in those that several regions wrote, by the numbers of these ranges: what was written
 *     there has the same sequence numbers here
 */
record Lineage(List<String> parents, Map<Integer, Replica> replicas) {
    static final Lineage NONE = new Lineage(List.of(), Map.of());

    Lineage {
        parents = List.copyOf(parents);
        replicas = Map.copyOf(replicas);
    }

    Lineage and(Lineage other) {
        Set<String> all = new LinkedHashSet<>(parents);
        all.addAll(other.parents);
        Map<Integer, Replica> stood = new HashMap<>(replicas);
        stood.putAll(other.replicas);
        return new Lineage(new ArrayList<>(all), stood);
    }

    /** Of what is made of the range. @param replica {@code null} if one region took all its writes */
    Lineage then(int number, Replica replica) {
        Map<Integer, Replica> own = replica == null ? Map.of() : Map.of(number, replica);
        return and(new Lineage(List.of(Integer.toString(number)), own));
    }

    /** Where the regions stood in a range; {@code null} if that is none of these, or one region took all its writes. */
    ReplicaPosition positionOf(int range) {
        Replica ended = replicas.get(range);
        return ended == null ? null : new ReplicaPosition(ended);
    }
}
