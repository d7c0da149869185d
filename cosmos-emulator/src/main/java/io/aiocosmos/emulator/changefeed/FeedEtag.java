package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.store.CommitVector;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.ReplicaPosition;
import java.util.HashMap;
import java.util.Map;

/**
 * A place in a change feed: a sequence number. When several regions write, each has numbers of its own, and the etag also
 * says which commits of which region lie before it, as {@code 7#0#4#0=3#1=2}: so a reader may go on in another region, and in
 * a range that was made of this one, which counts its commits anew. There it gets what it does not have, and may get again
 * some that it has.
 *
 * @param region that gave it, {@link #ANY} if one region writes
 * @param range the number of the range that it is of, if several regions write
 */
record FeedEtag(long lsn, int region, int range, CommitVector known) {
    private static final int ANY = -1;
    private static final int HEAD = 3;

    static FeedEtag at(Partition partition, long lsn) {
        ReplicaPosition position = partition.position();
        return partition.known() == null
                ? of(lsn)
                : new FeedEtag(lsn, position.region(), partition.number(), position.knownAt(lsn));
    }

    private static FeedEtag of(long lsn) {
        return new FeedEtag(lsn, ANY, ANY, new CommitVector(Map.of()));
    }

    /** @throws IllegalArgumentException if the text is no such etag */
    static FeedEtag read(String text) {
        String[] fields = text.split("#", -1);
        long lsn = Long.parseLong(fields[0]);
        if (lsn < 0 || fields.length == 2) throw new IllegalArgumentException();
        if (fields.length == 1) return of(lsn);
        Map<Integer, Long> known = new HashMap<>();
        for (int i = HEAD; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            if (equals < 1) throw new IllegalArgumentException();
            known.put(
                    Integer.parseInt(fields[i].substring(0, equals)), Long.parseLong(fields[i].substring(equals + 1)));
        }
        return new FeedEtag(lsn, Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), new CommitVector(known));
    }

    /** The sequence number in what a region has of the range, up to which whoever has this etag knows all. */
    long lsnIn(Partition partition) {
        if (region == ANY)
            return partition.known() == null
                    ? lsn
                    : Math.min(lsn, partition.position().base());
        ReplicaPosition position = partition.positionOf(range);
        return position == null ? 0 : position.reachedFrom(region, lsn, known);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(lsn);
        if (region == ANY) return text.toString();
        text.append('#').append(region).append('#').append(range);
        known.commits()
                .forEach((of, count) -> text.append('#').append(of).append('=').append(count));
        return text.toString();
    }
}
