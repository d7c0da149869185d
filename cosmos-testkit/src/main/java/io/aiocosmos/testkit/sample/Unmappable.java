package io.aiocosmos.testkit.sample;

/** An interface without implementation or annotations, so that no codec can make one. */
public interface Unmappable {
    String text();
}
