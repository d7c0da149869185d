package io.aiocosmos.core.routing;

import io.aiocosmos.spi.Origin;
import java.util.ArrayList;
import java.util.List;

/** Endpoints that failed lately, separately for reads and writes. Immutable; at most two for each region. */
final class UnavailableMarks {
    static final long LIFE_NANOS = 300_000_000_000L;
    static final UnavailableMarks NONE = new UnavailableMarks(List.of());

    private final List<Mark> marks;

    private UnavailableMarks(List<Mark> marks) {
        this.marks = marks;
    }

    UnavailableMarks with(Origin origin, boolean writes, long now) {
        List<Mark> more = new ArrayList<>();
        for (Mark mark : marks) if (!mark.isFor(origin, writes)) more.add(mark);
        more.add(new Mark(origin, writes, now + LIFE_NANOS));
        return new UnavailableMarks(more);
    }

    UnavailableMarks withoutExpired(long now) {
        List<Mark> left = new ArrayList<>();
        for (Mark mark : marks) if (mark.expiresAt - now > 0) left.add(mark);
        return left.isEmpty() ? NONE : new UnavailableMarks(left);
    }

    boolean anyExpired(long now) {
        for (int i = 0; i < marks.size(); i++) if (marks.get(i).expiresAt - now <= 0) return true;
        return false;
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    boolean contains(Origin origin, boolean writes) {
        for (int i = 0; i < marks.size(); i++) if (marks.get(i).isFor(origin, writes)) return true;
        return false;
    }

    private static final class Mark {
        final Origin origin;
        final boolean writes;
        final long expiresAt;

        Mark(Origin origin, boolean writes, long expiresAt) {
            this.origin = origin;
            this.writes = writes;
            this.expiresAt = expiresAt;
        }

        boolean isFor(Origin other, boolean forWrites) {
            return writes == forWrites && origin.equals(other);
        }
    }
}
