package io.aiocosmos.reliability.campaign;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether there is an order of the operations on one item that explains what all callers were told, in which each takes
 * effect between its begin and its end: the search of Wing and Gong, with the states that it has been in. A write of
 * which nothing is known may take effect at any time after its begin, or never.
 */
final class Linearizability {
    private final List<Op> ops;
    private final Set<State> visited = new HashSet<>();

    private record State(BitSet done, int value) {}

    private Linearizability(List<Op> ops) {
        this.ops = ops;
    }

    /** The items whose history has no such order. */
    static List<String> broken(List<Op> history) {
        return history.stream()
                .map(op -> op.item)
                .distinct()
                .filter(item -> !new Linearizability(ofItem(history, item)).holds(new BitSet(), Op.NOTHING))
                .map(item -> item + " has no linear order of " + ofItem(history, item))
                .collect(Collectors.toList());
    }

    /** Without those that certainly did nothing and showed nothing. */
    private static List<Op> ofItem(List<Op> history, String item) {
        List<Op> all = new ArrayList<>();
        for (Op op : history)
            if (op.item.equals(item) && (op.ok || op.isWrite() && (!op.isNotDone() || shows(op) != null))) all.add(op);
        return all;
    }

    /** What a failure says of the item: that it was there, or was not; {@code null} if nothing. */
    private static Boolean shows(Op op) {
        if (op.failure == null || !op.isNotDone()) return null;
        int status = op.failure.details().statusCode();
        if (status == 409) return true;
        return status == 404 && op.failure.details().subStatusCode() == 0 ? false : null;
    }

    private static boolean isCertain(Op op) {
        return op.ok || shows(op) != null;
    }

    private boolean holds(BitSet done, int value) {
        if (!visited.add(new State((BitSet) done.clone(), value))) return false;
        long firstEnd = Long.MAX_VALUE;
        for (int i = 0; i < ops.size(); i++)
            if (!done.get(i) && isCertain(ops.get(i))) firstEnd = Math.min(firstEnd, ops.get(i).ended);
        if (firstEnd == Long.MAX_VALUE) return true;
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            if (done.get(i) || op.began > firstEnd) continue;
            int next = after(op, value);
            if (next < 0) continue;
            done.set(i);
            boolean holds = holds(done, next);
            done.clear(i);
            if (holds) return true;
        }
        return false;
    }

    /** The item after an operation that ended so; -1 if it cannot have ended so. */
    private static int after(Op op, int value) {
        boolean isThere = value != Op.NOTHING;
        Boolean shown = shows(op);
        if (shown != null) return shown == isThere ? value : -1;
        return switch (op.verb) {
            case "read" -> op.found == value ? value : -1;
            case "create" -> isThere ? -1 : op.n;
            case "replace" -> isThere ? op.n : -1;
            case "delete" -> isThere ? Op.NOTHING : -1;
            default -> op.n;
        };
    }
}
