package io.aiocosmos;

import java.time.Duration;
import java.util.List;

/**
 * How an operation went, attempt by attempt. Holds no keys, tokens or items; {@code toString} is one line for a log.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface Diagnostics {
    /** From the call to the response, retry waits included. */
    Duration elapsed();

    /** Request units charged over all attempts. */
    double requestCharge();

    /** Whether a further region was not asked only because the budget of {@link HedgingOptions} was spent. */
    default boolean hedgingBudgetSpent() {
        return false;
    }

    /**
     * Every attempt in order; the last one is the one whose response was returned. If several regions were asked at once,
     * those of each are together, and of those that were cancelled the last has the status 0.
     */
    List<Attempt> attempts();

    /**
     * One attempt. Two that say the same are equal.
     *
     * <p>Not for implementation; methods will be added.
     */
    interface Attempt {
        /** The address asked. */
        String endpoint();

        /** The status of the response, 0 if none arrived. */
        int statusCode();

        /** The sub-status of the response, 0 if there was none. */
        int subStatusCode();

        /** From sending to the response. */
        Duration elapsed();

        /** How long was waited before it. */
        Duration waitBefore();

        /** Whether its region was asked because another was slow. */
        boolean isHedged();
    }
}
