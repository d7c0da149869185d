package io.aiocosmos.testkit.sample;

/** An enum. */
public enum Colour {
    RED,
    GREEN
}
