package io.aiocosmos.core.partition;

/**
 * How far a query has read a range of keys.
 *
 * @param min inclusive
 * @param max exclusive
 * @param continuation the service's continuation; {@code null} for the start of the range
 */
public record RangePosition(String min, String max, String continuation) {}
