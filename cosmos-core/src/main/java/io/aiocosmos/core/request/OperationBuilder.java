package io.aiocosmos.core.request;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.core.routing.PartitionRange;
import java.util.Arrays;
import java.util.List;

/** Builds one {@link Operation}. Not thread-safe. */
public final class OperationBuilder {
    private final Operation operation;

    OperationBuilder(Operation operation) {
        this.operation = operation;
    }

    /** For resources that are signed by their rid alone. */
    public OperationBuilder signedLink(String rid) {
        operation.signedLink = rid;
        return this;
    }

    /** For a write to a feed, the resource that is meant; only shown. */
    public OperationBuilder shownLink(String resource) {
        operation.shown = resource;
        return this;
    }

    public OperationBuilder container(Link of) {
        operation.container = of;
        return this;
    }

    public OperationBuilder header(String header, String value) {
        int length = operation.headerLength;
        if (length == operation.headers.length) operation.headers = Arrays.copyOf(operation.headers, 2 * length);
        operation.headers[length] = header;
        operation.headers[length + 1] = value;
        operation.headerLength = length + 2;
        return this;
    }

    /** The array is not copied: it must not change any more. */
    public OperationBuilder body(byte[] bytes, int length) {
        operation.body = bytes;
        operation.bodyLength = length;
        return this;
    }

    public OperationBuilder timeoutNanos(long nanos) {
        terms().timeoutNanos = nanos;
        return this;
    }

    public OperationBuilder sessionToken(String token) {
        terms().sessionToken = token;
        return this;
    }

    /** For a token of less weight than the caller's own. */
    public OperationBuilder sessionTokenUnlessGiven(String token) {
        return operation.terms.sessionToken == null ? sessionToken(token) : this;
    }

    public OperationBuilder excludedRegions(List<String> regions) {
        if (!regions.isEmpty()) terms().excludedRegions = regions;
        return this;
    }

    public OperationBuilder consistency(ConsistencyLevel level) {
        terms().consistency = level;
        return this;
    }

    public OperationBuilder etagGuarded() {
        terms().etagGuarded = true;
        return this;
    }

    public OperationBuilder unknownOutcomeRetried() {
        terms().unknownOutcomeRetried = true;
        return this;
    }

    public OperationBuilder onThrottled(Runnable action) {
        terms().onThrottled = action;
        return this;
    }

    public OperationBuilder range(PartitionRange partition) {
        terms().range = partition;
        return this;
    }

    private Terms terms() {
        if (operation.terms == Terms.USUAL) operation.terms = new Terms();
        return operation.terms;
    }

    /** Ends this builder's use. */
    public Operation build() {
        return operation;
    }
}
