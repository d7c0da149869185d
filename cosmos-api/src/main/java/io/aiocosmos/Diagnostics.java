package io.aiocosmos;

import java.time.Duration;
import java.util.List;

/**
 * How an operation went, try by try. Holds no keys, tokens or items; {@code toString} is one line for a log.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface Diagnostics {
    /** From the call to the answer, retry waits included. */
    Duration elapsed();

    /** Request units charged over all tries. */
    double requestCharge();

    /** Every try in order; the last one is the one whose answer was returned. */
    List<Attempt> attempts();

    /**
     * One try.
     *
     * @param endpoint the address asked
     * @param statusCode its status, 0 if no answer arrived
     * @param subStatusCode its sub-status, 0 if there was none
     * @param elapsed from sending to the answer
     * @param waitBefore how long was waited before it
     */
    record Attempt(String endpoint, int statusCode, int subStatusCode, Duration elapsed, Duration waitBefore) {}
}
