package io.aiocosmos.testkit.sample;

/** A small record. */
public record Point(int x, long y) {}
