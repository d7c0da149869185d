package io.aiocosmos.opentelemetry;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosEvent.ClientClosed;
import io.aiocosmos.CosmosEvent.ClientOpened;
import io.aiocosmos.CosmosEvent.OperationEnded;
import io.aiocosmos.CosmosListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import java.util.Objects;

/**
 * A listener that makes a span of each operation, and measures it, by version 1.37.0 of the <a
 * href="https://opentelemetry.io/docs/specs/semconv/db/cosmosdb/">semantic conventions for Azure Cosmos DB</a>. Make one for
 * each client; thread-safe.
 *
 * <pre>{@code
 * CosmosClient client = CosmosClients.builder()
 *         .endpoint(endpoint).key(key).listener(CosmosOpenTelemetry.of(openTelemetry)).connect();
 * }</pre>
 *
 * <p>A span is the child of the span that was current when the client's method was called, also if the operation runs on
 * another thread: in the asynchronous view, of many items, and of later pages of a query. It is made when the operation has
 * ended, with its beginning and its end: spans of the HTTP library are its siblings, not its children.
 */
public final class CosmosOpenTelemetry implements CosmosListener {
    static final String NAME = "io.aiocosmos";

    private final OperationSpans spans;
    private final OperationMetrics metrics;
    private final KnownOperations operations = new KnownOperations();
    private volatile ClientAttributes client = ClientAttributes.NONE;

    private CosmosOpenTelemetry(OpenTelemetry openTelemetry, boolean queryText) {
        spans = new OperationSpans(openTelemetry.getTracer(NAME), queryText);
        metrics = new OperationMetrics(openTelemetry.getMeter(NAME));
    }

    /** Of the spans and metrics that the conventions ask for; text of queries is left out. */
    public static CosmosOpenTelemetry of(OpenTelemetry openTelemetry) {
        return new CosmosOpenTelemetry(Objects.requireNonNull(openTelemetry, "openTelemetry must not be null"), false);
    }

    /**
     * The same with {@code db.query.text} in spans: the text as it was sent, with its literals, without parameters. Literals may
     * be keys, or what items have.
     */
    public static CosmosOpenTelemetry withQueryText(OpenTelemetry openTelemetry) {
        return new CosmosOpenTelemetry(Objects.requireNonNull(openTelemetry, "openTelemetry must not be null"), true);
    }

    @Override
    public void onEvent(CosmosEvent event) {
        if (event instanceof OperationEnded ended) record(ended, Context.current());
        else if (event instanceof ClientOpened opened) {
            client = ClientAttributes.of(opened);
            metrics.opened(client);
        } else if (event instanceof ClientClosed) metrics.closed(client);
    }

    /** Keeps the context of the caller, for all that this call does. */
    @Override
    public CosmosListener forCall() {
        Context caller = Context.current();
        return event -> {
            if (event instanceof OperationEnded ended) record(ended, caller);
        };
    }

    private void record(OperationEnded ended, Context caller) {
        KnownOperations.Known known = operations.of(ended, client);
        metrics.record(ended, known, spans.record(ended, known, caller));
    }
}
