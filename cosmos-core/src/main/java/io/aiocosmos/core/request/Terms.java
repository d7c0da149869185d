package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.core.routing.PartitionRange;
import java.util.List;

/**
 * What was said of one operation beyond what to send: most say nothing and share {@link #USUAL}. Written by the
 * operation's builder alone, and by nobody once the operation is made.
 */
final class Terms {
    static final Terms USUAL = new Terms();

    /** 0: the client's own. */
    long timeoutNanos;

    /** The caller's own token, or {@code null}. */
    String sessionToken;

    /** The token of the page that this one follows, or {@code null}. */
    String pageToken;

    List<String> excludedRegions = List.of();

    /** What the caller asked for, {@code null} for the client's own. */
    ConsistencyLevel consistency;

    boolean etagGuarded;
    boolean unknownOutcomeRetried;

    /** Told each time the service throttles a try; {@code null} for nobody. */
    Runnable onThrottled;

    /**
     * The partition range that it is for, {@code null} if the service finds that out. That the range is gone is then news
     * for the caller, not a reason to try again.
     */
    PartitionRange range;
}
