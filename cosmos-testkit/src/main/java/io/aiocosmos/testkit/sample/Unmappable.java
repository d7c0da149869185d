package io.aiocosmos.testkit.sample;

/** No implementation, no annotations: nothing to make one from. */
public interface Unmappable {
    String text();
}
