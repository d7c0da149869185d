package io.aiocosmos.emulator;

import io.aiocosmos.emulator.batch.ElementFault;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A rule of {@link Faults} for single operations of batches, atomic and bulk, while it is made: first to which operations
 * it applies, then, as the last call, their results. All conditions must hold together; {@link #after}, {@link #every},
 * {@link #share} and {@link Faults#next} count only operations for which they hold. Not thread-safe.
 *
 * <pre>{@code
 * faults.next(1).operations().id("7").respond(429, 3200, Duration.ofMillis(20)); // once, without effect
 * faults.always().operations().share(0.01, 42).respondAfterEffect(408, 0);        // done, and nobody can know
 * faults.always().partition("0").operations().type("Create").every(3).respond(449, 0);
 * }</pre>
 */
public final class OperationFaultRule {
    private final FaultRule requests;
    private Predicate<EmulatorOperation> condition = operation -> true;

    OperationFaultRule(FaultRule requests) {
        this.requests = requests;
    }

    /** Only operations at this place in their batch. @param index from 0 */
    public OperationFaultRule index(int index) {
        return where(operation -> operation.index() == index);
    }

    /** Only operations on items with this id. */
    public OperationFaultRule id(String id) {
        return where(operation -> operation.id().equals(id));
    }

    /** Only operations of this type. @param type such as {@code Create}, as the wire has it */
    public OperationFaultRule type(String type) {
        return where(operation -> operation.type().equals(type));
    }

    /** Only operations for which the condition holds. If it throws, the response is 500. */
    public OperationFaultRule where(Predicate<EmulatorOperation> condition) {
        this.condition = this.condition.and(condition);
        return this;
    }

    /** As {@link FaultRule#after}, of operations. */
    public OperationFaultRule after(int operations) {
        requests.after(operations);
        return this;
    }

    /** As {@link FaultRule#every}, of operations. */
    public OperationFaultRule every(int n) {
        requests.every(n);
        return this;
    }

    /** As {@link FaultRule#share}, of operations. */
    public OperationFaultRule share(double share, long seed) {
        requests.share(share, seed);
        return this;
    }

    /** They have no effect, and this result. An atomic batch fails by it. @param subStatus 0 for none */
    public Fault respond(int status, int subStatus) {
        return respond(status, subStatus, Duration.ZERO);
    }

    /** As {@link #respond(int, int)}. @param retryAfter in {@code retryAfterMilliseconds}; zero for none */
    public Fault respond(int status, int subStatus, Duration retryAfter) {
        if (retryAfter.isNegative())
            throw new IllegalArgumentException("retryAfter must not be negative, was " + retryAfter);
        return take(status, new ElementFault(status, subStatus, retryAfter.toMillis(), false));
    }

    /**
     * They take effect, and this is their result all the same: a client cannot know what became of them. An atomic batch
     * is committed, though its other operations say 424.
     */
    public Fault respondAfterEffect(int status, int subStatus) {
        return take(status, new ElementFault(status, subStatus, 0, true));
    }

    private Fault take(int status, ElementFault fault) {
        if (status < 400 || status > 599)
            throw new IllegalArgumentException("status must be 400 to 599, was " + status);
        return requests.take(new OperationFault(condition, fault));
    }
}
