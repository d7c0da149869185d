package io.aiocosmos.opentelemetry;

import io.aiocosmos.CosmosEvent.OperationEnded;
import io.aiocosmos.Diagnostics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
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

    /** @return the caller's context with the span, for exemplars */
    Context record(
            OperationEnded ended, String operation, ResourceNames resource, ClientAttributes client, Context caller) {
        Instant end = Instant.now();
        String target = resource.target();
        Span span = tracer.spanBuilder(target.isEmpty() ? operation : operation + " " + target)
                .setSpanKind(SpanKind.CLIENT)
                .setParent(caller)
                .setStartTimestamp(end.minus(ended.elapsed()))
                .setAllAttributes(attributes(ended, operation, resource, client))
                .startSpan();
        if (ended.outcome().isPresent()) span.setStatus(StatusCode.ERROR);
        span.end(end);
        return caller.with(span);
    }

    private Attributes attributes(
            OperationEnded ended, String operation, ResourceNames resource, ClientAttributes client) {
        AttributesBuilder all = Attributes.builder().putAll(client.all());
        all.put(Names.OPERATION, operation);
        resource.addTo(all);
        outcome(ended, all, true);
        all.put(Names.CHARGE, ended.requestCharge());
        if (ended.requestBytes() > 0) all.put(Names.REQUEST_SIZE, (long) ended.requestBytes());
        ended.returnedItems().ifPresent(rows -> all.put(Names.ROWS, (long) rows));
        List<String> regions = regions(ended.diagnostics());
        if (!regions.isEmpty()) all.put(Names.REGIONS, regions);
        if (queryText) ended.queryText().ifPresent(text -> all.put(Names.QUERY_TEXT, text));
        return all.build();
    }

    /** @param statusOfSuccess whether the status of what succeeded is wanted too */
    static void outcome(OperationEnded ended, AttributesBuilder all, boolean statusOfSuccess) {
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
