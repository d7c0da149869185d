package io.aiocosmos.core.client;

import io.aiocosmos.BatchOptions;
import io.aiocosmos.FeedOptions;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RequestOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.Throughput;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.wire.Headers;
import java.time.Duration;
import java.util.Map;

/** What options say, said to the service. */
final class OptionHeaders {
    private OptionHeaders() {}

    static void apply(ItemReadOptions options, OperationBuilder operation) {
        common(options, operation);
        operation.sessionToken(options.sessionToken().orElse(null));
        operation.consistency(options.consistencyLevel().orElse(null));
        options.ifNoneMatch().ifPresent(etag -> operation.header(Headers.IF_NONE_MATCH, etag));
    }

    static void apply(ItemWriteOptions options, OperationBuilder operation) {
        common(options, operation);
        operation.sessionToken(options.sessionToken().orElse(null));
        options.ifMatch().ifPresent(etag -> guard(etag, operation));
        options.ifNoneMatch().ifPresent(etag -> operation.header(Headers.IF_NONE_MATCH, etag));
        options.indexingDirective()
                .ifPresent(directive -> operation.header(Headers.INDEXING_DIRECTIVE, directive.wireName()));
        if (options.retryUnknownOutcome().isPresent())
            operation.retryUnknownOutcome(options.retryUnknownOutcome().get());
    }

    static void apply(BatchOptions options, OperationBuilder operation) {
        common(options, operation);
        operation.sessionToken(options.sessionToken().orElse(null));
        if (options.retryUnknownOutcome().isPresent())
            operation.retryUnknownOutcome(options.retryUnknownOutcome().get());
    }

    static void apply(QueryOptions options, OperationBuilder operation) {
        applyToRead(options, operation);
        if (options.queryMetrics()) operation.header(Headers.POPULATE_QUERY_METRICS, "true");
        if (options.indexMetrics()) operation.header(Headers.POPULATE_INDEX_METRICS, "true");
    }

    /** What they say of any read, a point read included. */
    static void applyToRead(FeedOptions options, OperationBuilder operation) {
        common(options, operation);
        operation.sessionToken(options.sessionToken().orElse(null));
        operation.consistency(options.consistencyLevel().orElse(null));
    }

    static void apply(ResourceOptions options, OperationBuilder operation) {
        common(options, operation);
        options.throughput().ifPresent(throughput -> throughput(throughput, operation));
        options.ifMatch().ifPresent(etag -> guard(etag, operation));
    }

    /** What all operations have. */
    static void common(RequestOptions options, OperationBuilder operation) {
        operation.timeoutNanos(timeoutNanos(options));
        operation.excludedRegions(options.excludedRegions().orElse(null));
        operation.hedging(options.hedging().orElse(null));
        operation.retry(options.retry().orElse(null));
        operation.control(options.throughputControl().orElse(null));
        if (options.priorityLevel().isPresent())
            operation.header(
                    Headers.PRIORITY_LEVEL, options.priorityLevel().get().wireName());
        if (options.throughputBucket().isPresent())
            operation.header(
                    Headers.THROUGHPUT_BUCKET,
                    Integer.toString(options.throughputBucket().getAsInt()));
        for (Map.Entry<String, String> header : options.headers().entrySet())
            operation.header(header.getKey(), header.getValue());
    }

    /** 0 if the options leave it to the client. */
    static long timeoutNanos(RequestOptions options) {
        return nanos(options.timeout().orElse(null));
    }

    /** 0 for none; durations of more than 292 years are that. */
    static long nanos(Duration duration) {
        try {
            return duration == null ? 0 : duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void guard(String etag, OperationBuilder operation) {
        operation.header(Headers.IF_MATCH, etag);
        if (!etag.equals("*")) operation.etagGuarded();
    }

    /** Source: learn.microsoft.com/rest/api/cosmos-db/create-a-collection. */
    private static void throughput(Throughput throughput, OperationBuilder operation) {
        int units = throughput.requestUnitsPerSecond();
        if (throughput.autoscale()) operation.header(Headers.OFFER_AUTOSCALE, "{\"maxThroughput\":" + units + "}");
        else operation.header(Headers.OFFER_THROUGHPUT, Integer.toString(units));
    }
}
