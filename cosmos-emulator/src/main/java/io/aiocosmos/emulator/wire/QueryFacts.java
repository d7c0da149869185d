package io.aiocosmos.emulator.wire;

/**
 * What a query or a list of items makes the service do.
 *
 * @param text as the application wrote it; empty for a list
 * @param crossPartition whether it may find items of several partition keys
 * @param fullScan whether all items of the container or the range must be loaded
 */
public record QueryFacts(String text, boolean crossPartition, boolean fullScan) {}
