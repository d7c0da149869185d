package io.aiocosmos.core.query;

/**
 * Keys of which a part was read.
 *
 * @param min inclusive
 * @param max exclusive
 * @param token the service's own continuation there, {@code null} for their start
 */
record Place(String min, String max, String token) {}
