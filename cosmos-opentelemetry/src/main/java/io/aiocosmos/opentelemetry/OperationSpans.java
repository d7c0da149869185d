package io.aiocosmos.opentelemetry;

import io.aiocosmos.CosmosEvent.OperationEnded;
import io.aiocosmos.Diagnostics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes a span of an operation that has ended. */
final class OperationSpans {
    private final Tracer tracer;
    private final boolean queryText;

    OperationSpans(Tracer tracer, boolean queryText) {
        this.tracer = tracer;
        this.queryText = queryText;
    }

    /** Where attributes go: to a span, or to those of a metric. */
    interface Target {
        <T> void put(AttributeKey<T> key, T value);
    }

    /** @return the caller's context with the span, for exemplars */
    Context record(OperationEnded ended, KnownOperations.Known known, Context caller) {
        Instant end = Instant.now();
        SpanBuilder builder = tracer.spanBuilder(known.span())
                .setSpanKind(SpanKind.CLIENT)
                .setParent(caller)
                .setStartTimestamp(end.minus(ended.elapsed()))
                .setAllAttributes(known.ofSpan());
        addTo(builder, ended);
        Span span = builder.startSpan();
        if (ended.outcome().isPresent()) span.setStatus(StatusCode.ERROR);
        span.end(end);
        return caller.with(span);
    }

    private void addTo(SpanBuilder all, OperationEnded ended) {
        outcome(ended, all::setAttribute, true);
        all.setAttribute(Names.CHARGE, ended.requestCharge());
        if (ended.requestBytes() > 0) all.setAttribute(Names.REQUEST_SIZE, (long) ended.requestBytes());
        ended.returnedItems().ifPresent(rows -> all.setAttribute(Names.ROWS, (long) rows));
        List<String> regions = regions(ended.diagnostics());
        if (!regions.isEmpty()) all.setAttribute(Names.REGIONS, regions);
        if (queryText) ended.queryText().ifPresent(text -> all.setAttribute(Names.QUERY_TEXT, text));
    }

    /** @param statusOfSuccess whether the status of what succeeded is wanted too */
    static void outcome(OperationEnded ended, Target all, boolean statusOfSuccess) {
        boolean failed = ended.outcome().isPresent();
        if (ended.statusCode() > 0 && (failed || statusOfSuccess))
            all.put(Names.STATUS, Integer.toString(ended.statusCode()));
        if (ended.subStatusCode() > 0) all.put(Names.SUB_STATUS, (long) ended.subStatusCode());
        if (failed) all.put(Names.ERROR_TYPE, errorType(ended));
        ended.consistencyLevel().ifPresent(level -> all.put(Names.CONSISTENCY, level.wireName()));
    }

    private static String errorType(OperationEnded ended) {
        return ended.statusCode() > 0 ? Integer.toString(ended.statusCode()) : ended.reason();
    }

    /** In the order in which they were asked, each once. */
    private static List<String> regions(Diagnostics diagnostics) {
        List<String> regions = new ArrayList<>(1);
        for (Diagnostics.Attempt each : diagnostics.attempts())
            if (!each.region().isEmpty() && !regions.contains(each.region())) regions.add(each.region());
        return regions;
    }
}
