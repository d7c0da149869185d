package io.aiocosmos.core.operation;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.HedgingOptions;
import io.aiocosmos.RetryOptions;
import io.aiocosmos.core.operation.Operation.Kind;
import io.aiocosmos.core.session.TokenRange;
import io.aiocosmos.spi.ThroughputControl;
import java.util.Arrays;
import java.util.List;

/** Builds one {@link Operation}, to which it gives away what it holds. Not thread-safe. */
public final class OperationBuilder {
    private static final int USUAL_HEADERS = 2;

    String name;
    final Kind kind;
    final String method;
    final String resourceType;
    final Link link;
    final String target;
    String signedLink;
    String shownLink;
    Link container;
    String[] headers = new String[2 * USUAL_HEADERS];
    int headerLength;
    byte[] body;
    int bodyLength;
    OperationOptions options = OperationOptions.NONE;
    boolean ofNone;

    OperationBuilder(String name, Kind kind, String method, String resourceType, Link link, String target) {
        this.name = name;
        this.kind = kind;
        this.method = method;
        this.resourceType = resourceType;
        this.link = link;
        this.target = target;
        this.signedLink = link.toSign();
    }

    /** For a request that is also made under another name. */
    public OperationBuilder name(String of) {
        name = of;
        return this;
    }

    /** For resources that are signed by their rid alone. */
    public OperationBuilder signedLink(String rid) {
        signedLink = rid;
        return this;
    }

    /** For a write to a feed, the resource that is meant; only shown. */
    public OperationBuilder shownLink(String resource) {
        shownLink = resource;
        return this;
    }

    public OperationBuilder container(Link of) {
        container = of;
        return this;
    }

    public OperationBuilder header(String header, String value) {
        if (headerLength == headers.length) headers = Arrays.copyOf(headers, 2 * headerLength);
        headers[headerLength++] = header;
        headers[headerLength++] = value;
        return this;
    }

    /** For items that lack a key, which not all containers write alike. */
    public OperationBuilder ofNone() {
        ofNone = true;
        return this;
    }

    /** The array is not copied: it must not change any more. */
    public OperationBuilder body(byte[] bytes, int length) {
        body = bytes;
        bodyLength = length;
        return this;
    }

    public OperationBuilder timeoutNanos(long nanos) {
        options().timeoutNanos = nanos;
        return this;
    }

    public OperationBuilder sessionToken(String token) {
        options().sessionToken = token;
        return this;
    }

    /** Of the page that this one follows: it has less weight than the caller's own, and may be of many ranges. */
    public OperationBuilder pageToken(String token) {
        options().pageToken = token;
        return this;
    }

    public OperationBuilder excludedRegions(List<String> regions) {
        options().excludedRegions = regions;
        return this;
    }

    public OperationBuilder consistency(ConsistencyLevel level) {
        options().consistency = level;
        return this;
    }

    public OperationBuilder etagGuarded() {
        options().etagGuarded = true;
        return this;
    }

    public OperationBuilder retryUnknownOutcome(boolean wanted) {
        options().retryUnknownOutcome = wanted;
        return this;
    }

    public OperationBuilder hedging(HedgingOptions given) {
        options().hedging = given;
        return this;
    }

    public OperationBuilder retry(RetryOptions limits) {
        options().retry = limits;
        return this;
    }

    public OperationBuilder control(ThroughputControl given) {
        options().control = given;
        return this;
    }

    public OperationBuilder onThrottled(Runnable action) {
        options().onThrottled = action;
        return this;
    }

    public OperationBuilder range(TokenRange partition) {
        options().range = partition;
        return this;
    }

    private OperationOptions options() {
        if (options == OperationOptions.NONE) options = new OperationOptions();
        return options;
    }

    /** Ends this builder's use. */
    public Operation build() {
        return new Operation(this);
    }
}
