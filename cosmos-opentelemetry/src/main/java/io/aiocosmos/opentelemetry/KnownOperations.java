package io.aiocosmos.opentelemetry;

import io.aiocosmos.CosmosEvent.OperationEnded;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is the same for each operation of one kind on one container. Made once: to sort attributes takes longer than all else
 * that a span needs. Thread-safe.
 */
final class KnownOperations {
    private static final int MOST = 1000; // more are made anew each time

    private final Map<Kind, Known> known = new ConcurrentHashMap<>();

    private record Kind(String operation, ResourceNames resource) {}

    /**
     * The attributes of one kind.
     *
     * @param ofMetrics of those that are Azure's alone
     * @param ofAnySystem of those that all databases have
     */
    record Known(
            ClientAttributes client, String span, Attributes ofSpan, Attributes ofMetrics, Attributes ofAnySystem) {
        private static Known of(Kind kind, ClientAttributes client) {
            ResourceNames resource = kind.resource;
            String operation = OperationNames.of(kind.operation, resource);
            AttributesBuilder span = Attributes.builder().putAll(client.all()).put(Names.OPERATION, operation);
            resource.addTo(span);
            AttributesBuilder metrics =
                    Attributes.builder().putAll(client.server()).put(Names.OPERATION, operation);
            resource.addTo(metrics);
            return new Known(
                    client,
                    resource.target().isEmpty() ? operation : operation + " " + resource.target(),
                    span.build(),
                    metrics.build(),
                    metrics.put(Names.SYSTEM, Names.COSMOS).build());
        }
    }

    Known of(OperationEnded ended, ClientAttributes client) {
        Kind kind = new Kind(ended.operation(), ResourceNames.of(ended.resource()));
        Known found = known.get(kind);
        if (found != null && found.client == client) return found;
        Known made = Known.of(kind, client);
        if (found != null || known.size() < MOST) known.put(kind, made);
        return made;
    }
}
