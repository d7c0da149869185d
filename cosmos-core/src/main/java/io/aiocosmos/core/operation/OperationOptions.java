package io.aiocosmos.core.operation;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.session.TokenRange;
import io.aiocosmos.spi.ThroughputControl;
import java.util.List;

/**
 * Options of one operation; operations without any share {@link #NONE}. Written by the operation's builder alone, and by
 * nobody once the operation is made.
 */
public final class OperationOptions {
    static final OperationOptions NONE = new OperationOptions();

    long timeoutNanos;
    String sessionToken;
    String pageToken;
    List<String> excludedRegions;
    ConsistencyLevel consistency;
    boolean etagGuarded;
    Boolean retryUnknownOutcome;
    Runnable onThrottled;
    TokenRange range;
    HedgingOptions hedging;
    RetryOptions retry;
    ThroughputControl control;

    OperationOptions() {}

    /** 0 for the client's own. */
    public long timeoutNanos() {
        return timeoutNanos;
    }

    /** The caller's own token, or {@code null}. */
    public String sessionToken() {
        return sessionToken;
    }

    /** The token of the page that this one follows, or {@code null}. */
    public String pageToken() {
        return pageToken;
    }

    /** {@code null} for the client's own. */
    public List<String> excludedRegions() {
        return excludedRegions;
    }

    /** What the caller asked for, {@code null} for the client's own. */
    public ConsistencyLevel consistency() {
        return consistency;
    }

    /** Whether an etag keeps a second attempt from doing harm. */
    public boolean isEtagGuarded() {
        return etagGuarded;
    }

    /** Whether a write may be sent again though it may have been done; {@code null} for what the client has. */
    public Boolean retryUnknownOutcome() {
        return retryUnknownOutcome;
    }

    /** When to ask further regions; {@code null} for what the client has. */
    public HedgingOptions hedging() {
        return hedging;
    }

    /** {@code null} for the client's own. */
    public RetryOptions retry() {
        return retry;
    }

    /** What holds its requests back; {@code null} for what the client has. */
    public ThroughputControl control() {
        return control;
    }

    /** Run each time the service throttles an attempt; {@code null} for nothing. */
    public Runnable onThrottled() {
        return onThrottled;
    }

    /**
     * The partition key range that it is for, {@code null} if the service finds that out. That the range is gone is then
     * for the caller to handle, not a reason for another attempt.
     */
    public TokenRange range() {
        return range;
    }
}
