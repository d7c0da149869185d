package io.aiocosmos.changefeed.worker;

/**
 * What holds for all workers of a processor; times in nanoseconds.
 *
 * @param instance the name under which leases are owned
 * @param pollDelay between polls when there is nothing new
 * @param maxPollDelay up to which it grows while there is nothing new
 * @param renewInterval after which a lease is renewed that was not written otherwise
 * @param expiration after which others may take a lease that was not renewed
 * @param checkpointByHand whether the handler says when
 * @param deadLetterAfter attempts at a page; 0 for never
 * @param keepsChildren whether this instance works on both parts of a range that was split
 */
public record WorkerSettings(
        String instance,
        long pollDelay,
        long maxPollDelay,
        long renewInterval,
        long expiration,
        boolean checkpointByHand,
        int deadLetterAfter,
        boolean keepsChildren) {}
