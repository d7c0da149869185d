package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.throughput.Throughput;
import tools.jackson.databind.node.ObjectNode;

/**
 * The throughput provisioned for a database or a container. Immutable; a change makes a new one.
 *
 * @param number numbers offers in the order of their creation
 * @param autoscale whether {@code throughput} is the most that it may scale to
 * @param throughput request units a second
 * @param highest the highest throughput ever set: it bounds the lowest allowed
 */
public record Offer(
        int number,
        String rid,
        String resourceRid,
        String resourceSelf,
        boolean autoscale,
        int throughput,
        int highest,
        String etag,
        ObjectNode json) {
    /** The lowest throughput that it may be set to: the floor of its kind, or a share of the highest ever. */
    public int minimum() {
        int step = Throughput.step(autoscale);
        int byHistory = highest / (autoscale ? 10 : 100);
        return Math.max(Throughput.minimum(autoscale), (byHistory + step - 1) / step * step);
    }
}
