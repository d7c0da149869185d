package io.aiocosmos.core.partition;

/**
 * Keys of which a part was read.
 *
 * @param min inclusive
 * @param max exclusive
 * @param token the service's own continuation there, {@code null} for their start
 */
public record RangePosition(String min, String max, String token) {}
