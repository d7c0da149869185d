package io.aiocosmos;

/**
 * Totals of an operation on many items. Two that say the same are equal.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface BulkSummary {
    /** Items written. */
    long succeeded();

    /** Items not written, or of unknown outcome. */
    long failed();

    /** Request units charged for all. */
    double requestCharge();

    /** How many times the service responded with 429. */
    long throttled();
}
