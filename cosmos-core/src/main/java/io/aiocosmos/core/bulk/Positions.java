package io.aiocosmos.core.bulk;

/**
 * Finds the last position up to which all operations are final. Bounds how many operations may be under way beyond what
 * was reported, and so what is done again after a crash. Not thread-safe.
 */
final class Positions {
    private final Object[] positions; // of the operations from next on, by index
    private final boolean[] ended;
    private final long start;
    private long endingBefore; // operations taken before start that have not ended
    private long next; // the first operation that is not final
    private long reported;
    private Object last;

    /**
     * @param size operations beyond what was reported, at most
     * @param start the first operation with a position
     * @param underWay how many of those before have not ended
     */
    Positions(int size, long start, int underWay) {
        positions = new Object[size];
        ended = new boolean[size];
        this.start = start;
        endingBefore = underWay;
        next = start;
        reported = start;
    }

    /** @param taken operations so far */
    int room(long taken) {
        return (int) (reported + positions.length - taken);
    }

    /** @param position {@code null} if it has none */
    void taken(long index, Object position) {
        positions[place(index)] = position;
    }

    /** Not to be called for an operation that is to be done again. */
    void isFinal(long index) {
        if (index < start) endingBefore--;
        else ended[place(index)] = true;
        if (endingBefore > 0) return;
        for (int at = place(next); ended[at]; at = place(++next)) {
            if (positions[at] != null) last = positions[at];
            positions[at] = null;
            ended[at] = false;
        }
    }

    private int place(long index) {
        return (int) (index % positions.length);
    }

    /** Whether nothing more can be taken before a new position is reported. */
    boolean isReportNeeded(long taken) {
        return room(taken) <= 0 && next > reported;
    }

    /** The position to report now, {@code null} if there is none. */
    Object report() {
        reported = next;
        return last;
    }
}
