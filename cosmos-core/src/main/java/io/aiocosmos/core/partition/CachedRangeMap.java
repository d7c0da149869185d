package io.aiocosmos.core.partition;

/** The ranges of a container, and the etag from which an incremental read can go on; empty if there is none. */
final class CachedRangeMap {
    final RangeMap map;
    final String etag;

    CachedRangeMap(RangeMap map, String etag) {
        this.map = map;
        this.etag = etag;
    }

    /** What an incremental read starts from; {@code null} for a full read. */
    static CachedRangeMap incrementalBase(CachedRangeMap cached) {
        return cached == null || cached.etag.isEmpty() ? null : cached;
    }
}
