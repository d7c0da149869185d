package io.aiocosmos.compatibility;

/** An item. */
public record Order(String id, String customer, int amount) {}
