package io.aiocosmos;

/**
 * Totals of an operation on many items.
 *
 * @param succeeded items written
 * @param failed items not written, or of unknown outcome
 * @param requestCharge request units charged for all
 * @param throttled how many times the service answered 429
 */
public record BulkSummary(long succeeded, long failed, double requestCharge, long throttled) {}
