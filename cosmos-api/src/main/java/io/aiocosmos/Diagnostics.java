package io.aiocosmos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an operation went, attempt by attempt. Holds no keys, tokens or items; {@code toString} is one line for a log, of at
 * most ten attempts, and {@link #toJson} has more for machines.
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
     * How long the codec took for the value of the response, so far; zero if there is none, and for pages, whose items are
     * decoded one by one when they are taken. Comes on top of {@link #elapsed}.
     */
    Duration decoding();

    /**
     * Every attempt in order; the last one is the one whose response was returned. If several regions were asked at once,
     * those of each are together, and of those that were cancelled the last has the status 0.
     */
    List<Attempt> attempts();

    /**
     * All of it as a JSON object on one line, for logs and alerts. The names of its fields stay what they are, and new ones
     * may come; times are whole microseconds.
     *
     * <pre>{@code
     * {"elapsedMicros":253120,"requestCharge":2.0,"decodingMicros":31,"attempts":[
     *  {"region":"West US","endpoint":"https://books-westus.documents.azure.com","statusCode":429,"subStatusCode":3200,
     *   "startMicros":40,"waitMicros":0,"elapsedMicros":1830,"firstByteMicros":1790,"requestCharge":1.0,"throttled":true},
     *  ...]}
     * }</pre>
     *
     * {@code firstByteMicros} is there where it is known; {@code throttled}, {@code heldBack}, {@code hedged} and {@code probe}
     * where they are true. Of more than 32 attempts it has the first 16 and the last 16, and {@code "omittedAttempts"} says
     * how many are between: it is never longer than 32,000 characters.
     */
    default String toJson() {
        return new DiagnosticsJson().write(this);
    }

    /**
     * One attempt. Two that say the same are equal.
     *
     * <p>Not for implementation; methods will be added.
     */
    interface Attempt {
        /** The name of the region asked; empty if the account was not read yet. */
        String region();

        /** The address asked. */
        String endpoint();

        /** The status of the response, 0 if none arrived. */
        int statusCode();

        /** The sub-status of the response, 0 if there was none. */
        int subStatusCode();

        /** When it was sent: how long after the operation began. */
        Duration startedAfter();

        /** How long was waited before it: since the operation began, or the attempt before it ended. */
        Duration waitBefore();

        /** From sending to the response as a whole. */
        Duration elapsed();

        /**
         * From sending to the first bytes of the response; what then remains of {@link #elapsed} is its body. Known where the
         * client has a listener and a response came, of the transports of this library.
         */
        Optional<Duration> firstByteAfter();

        /** Request units of this response. */
        double requestCharge();

        /** Whether it was sent to a further region while one before it was under way, because that one was slow. */
        boolean isHedged();

        /** Whether it tried a region that had been avoided. */
        boolean isProbe();

        /** Whether the service, or a throughput control before it, refused it because too much was asked: status 429. */
        boolean isThrottled();

        /** Whether it was not sent, because a {@code throughputControl} held it back: 429/10003, 429/10005 of a bulk. */
        default boolean isHeldBack() {
            return HeldBack.is(statusCode(), subStatusCode());
        }
    }
}
