package io.aiocosmos.micrometer;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosEvent.ClientClosed;
import io.aiocosmos.CosmosEvent.ClientOpened;
import io.aiocosmos.CosmosEvent.OperationEnded;
import io.aiocosmos.CosmosListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listener that measures operations with Micrometer. The names are those of OpenTelemetry's semantic conventions for Azure
 * Cosmos DB, so that dashboards fit either. One may serve several clients; thread-safe.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code db.client.operation.duration}</td><td>timer: operations, retries and their waits included</td></tr>
 * <tr><td>{@code azure.cosmosdb.client.operation.request_charge}</td><td>summary: request units of an operation</td></tr>
 * <tr><td>{@code db.client.response.returned_rows}</td><td>summary: items of a page</td></tr>
 * <tr><td>{@code cosmos.client.retries}, {@code cosmos.client.throttles}, {@code cosmos.client.held_back}, {@code
 * cosmos.client.hedges}</td><td>counters: attempts after the first, attempts that the service refused with 429, attempts that
 * a throughput control held back, attempts sent because another region was slow</td></tr>
 * <tr><td>{@code azure.cosmosdb.client.active_instance.count}</td><td>gauge: clients that are open</td></tr>
 * </table>
 *
 * <p>All but the gauge have the tags {@code db.operation.name} (the method, such as {@code createItem}), {@code db.namespace} and
 * {@code db.collection.name}; the timer and the summaries {@code db.response.status_code} too. What there is none of is
 * {@code none}. No tag has ids of items, keys or text. After 200 containers all others are {@code other}, so that the number
 * of meters is bounded however many containers a program makes.
 */
public final class CosmosMicrometer implements CosmosListener {
    private static final int MOST_CONTAINERS = 200;
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, ResourceTags> resources = new ConcurrentHashMap<>();
    private final Map<OperationMeters.Key, OperationMeters> meters = new ConcurrentHashMap<>();

    private CosmosMicrometer(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("azure.cosmosdb.client.active_instance.count", open, AtomicInteger::get)
                .description("Clients that are open")
                .register(registry);
    }

    /** Of meters in that registry. */
    public static CosmosMicrometer of(MeterRegistry registry) {
        return new CosmosMicrometer(Objects.requireNonNull(registry, "registry must not be null"));
    }

    @Override
    public void onEvent(CosmosEvent event) {
        if (event instanceof OperationEnded ended) meters(ended).record(ended);
        else if (event instanceof ClientOpened) open.incrementAndGet();
        else if (event instanceof ClientClosed) open.decrementAndGet();
    }

    private OperationMeters meters(OperationEnded ended) {
        OperationMeters.Key key =
                new OperationMeters.Key(ended.operation(), resource(ended.resource()), ended.statusCode());
        return meters.computeIfAbsent(key, missing -> new OperationMeters(registry, missing));
    }

    private ResourceTags resource(String link) {
        String container = ResourceTags.containerOf(link);
        ResourceTags known = resources.get(container);
        if (known != null) return known;
        if (resources.size() >= MOST_CONTAINERS) return new ResourceTags(OTHER, OTHER);
        return resources.computeIfAbsent(container, ResourceTags::of);
    }
}
