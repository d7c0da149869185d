package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.store.CommitVector;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.ReplicaPosition;
import java.util.HashMap;
import java.util.Map;

/**
 * A place in a change feed: a sequence number. When several regions write, each has numbers of its own, and the etag also
 * says which commits of which region lie before it, as {@code 7#0#0=3#1=2}: so a reader may go on in another region. There it
 * gets what it does not have, and may get again some that it has.
 *
 * @param region that gave it, {@link #ANY} if one region writes
 */
record FeedEtag(long lsn, int region, CommitVector known) {
    private static final int ANY = -1;

    static FeedEtag at(Partition partition, long lsn) {
        ReplicaPosition position = partition.position();
        return partition.known() == null
                ? new FeedEtag(lsn, ANY, new CommitVector(Map.of()))
                : new FeedEtag(lsn, position.region(), position.knownAt(lsn));
    }

    /** @throws IllegalArgumentException if the text is no such etag */
    static FeedEtag read(String text) {
        String[] fields = text.split("#", -1);
        Map<Integer, Long> known = new HashMap<>();
        for (int i = 2; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            if (equals < 1) throw new IllegalArgumentException();
            known.put(
                    Integer.parseInt(fields[i].substring(0, equals)), Long.parseLong(fields[i].substring(equals + 1)));
        }
        long lsn = Long.parseLong(fields[0]);
        if (lsn < 0) throw new IllegalArgumentException();
        return new FeedEtag(lsn, fields.length < 2 ? ANY : Integer.parseInt(fields[1]), new CommitVector(known));
    }

    /** The sequence number in what a region has of the range, up to which whoever has this etag knows all. */
    long lsnIn(Partition partition) {
        ReplicaPosition position = partition.position();
        if (region == ANY) return partition.known() == null ? lsn : Math.min(lsn, position.base());
        if (position == null) return 0;
        boolean same = position.region() == region && position.knownAt(lsn).equals(known);
        return same ? lsn : position.reachedBy(known);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(lsn);
        if (region == ANY) return text.toString();
        text.append('#').append(region);
        known.commits()
                .forEach((of, count) -> text.append('#').append(of).append('=').append(count));
        return text.toString();
    }
}
