package io.aiocosmos.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosConflictException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CosmosOpenTelemetryTest {
    private static final PartitionKey KEY = PartitionKey.of("Account-1");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();
    private final CosmosEmulator emulator = CosmosEmulator.start();
    private final CosmosClient client = client(CosmosOpenTelemetry.of(telemetry));
    private final CosmosContainer ledger = client.database("books").container("ledger");

    private CosmosClient client(CosmosOpenTelemetry listener) {
        return CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport(emulator.transport())
                .codec("jackson")
                .listener(listener)
                .connect();
    }

    @BeforeEach
    void create() {
        client.createDatabase("books");
        client.database("books").createContainer(ContainerProperties.of("ledger", "/account"));
        exporter.reset();
    }

    @AfterEach
    void close() {
        client.close();
        emulator.close();
        telemetry.close();
    }

    private static Map<String, String> item(String id) {
        return Map.of("id", id, "account", "Account-1");
    }

    private List<SpanData> spans(String operation) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> operation.equals(span.getAttributes().get(Names.OPERATION)))
                .toList();
    }

    private SpanData span(String operation) {
        assertThat(spans(operation)).hasSize(1);
        return spans(operation).get(0);
    }

    @Test
    void an_operation_is_a_span_of_the_conventions() {
        ledger.createItem(item("1"), KEY);

        SpanData span = span("create_item");
        assertThat(span.getName()).isEqualTo("create_item ledger");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getEndEpochNanos()).isGreaterThanOrEqualTo(span.getStartEpochNanos());
        Attributes all = span.getAttributes();
        assertThat(all.get(Names.SYSTEM)).isEqualTo("azure.cosmosdb");
        assertThat(all.get(Names.NAMESPACE)).isEqualTo("books");
        assertThat(all.get(Names.COLLECTION)).isEqualTo("ledger");
        assertThat(all.get(Names.STATUS)).isEqualTo("201");
        assertThat(all.get(Names.CHARGE)).isPositive();
        assertThat(all.get(Names.REQUEST_SIZE)).isPositive();
        assertThat(all.get(Names.REGIONS)).hasSize(1);
        assertThat(all.get(Names.RESOURCE_PROVIDER)).isEqualTo("Microsoft.DocumentDB");
        assertThat(all.get(Names.USER_AGENT)).startsWith("aio-cosmos");
        assertThat(all.get(Names.CLIENT_ID)).isNotEmpty();
        assertThat(all.get(Names.SERVER_ADDRESS)).isNotEmpty();
        assertThat(all.get(Names.ERROR_TYPE)).isNull();
        assertThat(all.get(Names.SUB_STATUS)).isNull();
    }

    @Test
    void a_failure_is_an_error_with_its_status_as_type() {
        ledger.createItem(item("1"), KEY);
        exporter.reset();

        assertThatThrownBy(() -> ledger.createItem(item("1"), KEY)).isInstanceOf(CosmosConflictException.class);

        SpanData span = span("create_item");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(Names.STATUS)).isEqualTo("409");
        assertThat(span.getAttributes().get(Names.ERROR_TYPE)).isEqualTo("409");
    }

    @Test
    void what_never_arrived_has_its_reason_as_type_and_no_status() {
        emulator.faults().always().kind("docs.create").breakAfter();

        assertThatThrownBy(() -> ledger.createItem(item("1"), KEY));

        SpanData span = span("create_item");
        assertThat(span.getAttributes().get(Names.ERROR_TYPE)).isEqualTo("transport");
        assertThat(span.getAttributes().get(Names.STATUS)).isNull();
    }

    @Test
    void the_parent_is_who_called_whatever_thread_the_request_is_sent_from() {
        Span parent = telemetry.getTracer("test").spanBuilder("request").startSpan();
        Context.current().with(parent).wrap(this::createAndQuery).run();
        parent.end();
        ledger.readItem("1", KEY, Map.class);

        assertThat(spans("bulk_create_item"))
                .filteredOn(span -> "201".equals(span.getAttributes().get(Names.STATUS)))
                .hasSize(3);
        assertThat(spans("query_items")).hasSizeGreaterThan(1);
        for (String operation : List.of("create_item", "bulk_create_item", "query_items"))
            assertThat(spans(operation))
                    .extracting(SpanData::getParentSpanId)
                    .containsOnly(parent.getSpanContext().getSpanId());
        assertThat(span("read_item").getParentSpanContext().isValid()).isFalse();
    }

    private void createAndQuery() {
        ledger.async().createItem(item("1"), KEY).join();
        ledger.createItems(List.of(item("2"), item("3"), item("4")), BulkOptions.defaults());
        ledger.async()
                .queryItems(
                        SqlQuery.of("select * from c"),
                        Map.class,
                        QueryOptions.builder().maxItemCount(1).build())
                .toList(10)
                .join();
    }

    @Test
    void text_of_queries_is_there_only_if_asked_for_and_keys_never() {
        SqlQuery query = SqlQuery.of("select * from c where c.id = @id").with("@id", "secret-value");
        QueryOptions ofKey = QueryOptions.builder().partitionKey(KEY).build();
        assertThat(ledger.queryItems(query, Map.class, ofKey)).isEmpty();
        assertThat(span("query_items").getAttributes().get(Names.QUERY_TEXT)).isNull();
        exporter.reset();

        try (CosmosClient asking = client(CosmosOpenTelemetry.withQueryText(telemetry))) {
            assertThat(asking.database("books").container("ledger").queryItems(query, Map.class, ofKey))
                    .isEmpty();
        }

        assertThat(span("query_items").getAttributes().get(Names.QUERY_TEXT))
                .isEqualTo("select * from c where c.id = @id");
        assertThat(exporter.getFinishedSpanItems().toString()).doesNotContain("secret-value", "Account-1");
    }

    @Test
    void operations_rows_charges_and_clients_are_measured() {
        ledger.createItem(item("1"), KEY);
        assertThat(ledger.queryItems(SqlQuery.of("select * from c"), Map.class)).hasSize(1);

        assertThat(points(Names.DURATION_METRIC)).isNotEmpty();
        assertThat(points(Names.ROWS_METRIC)).isNotEmpty();
        assertThat(points(Names.CHARGE_METRIC)).isNotEmpty();
        assertThat(instances()).isEqualTo(1);

        client.close();

        assertThat(instances()).isZero();
    }

    /** Connecting reads the account, which is an operation too. */
    @Test
    void no_attribute_is_none_of_the_conventions_and_none_that_they_require_is_missing() throws IOException {
        ledger.createItem(item("1"), KEY);
        assertThat(ledger.findItem("2", KEY, Map.class)).isEmpty();
        assertThat(ledger.queryItems(SqlQuery.of("select * from c"), Map.class)).hasSize(1);

        for (SpanData span : exporter.getFinishedSpanItems()) check("span", span.getAttributes());
        Collection<MetricData> metrics = reader.collectAllMetrics();
        assertThat(metrics).hasSize(4);
        for (MetricData metric : metrics)
            for (PointData point : metric.getData().getPoints()) check(metric.getName(), point.getAttributes());
    }

    private static void check(String of, Attributes attributes) throws IOException {
        List<String> known = table(of);
        Set<String> used =
                attributes.asMap().keySet().stream().map(AttributeKey::getKey).collect(Collectors.toSet());
        assertThat(known).as(of).isNotEmpty();
        assertThat(used).as(of).allSatisfy(key -> assertThat(known).contains(key));
        assertThat(table(of + " *")).allSatisfy(key -> assertThat(used).contains(key));
    }

    /** @param of what the keys are of; with a star, those that it must have */
    private static List<String> table(String of) throws IOException {
        List<String> keys = new ArrayList<>();
        try (InputStream table = CosmosOpenTelemetryTest.class.getResourceAsStream("/cosmosdb-1.37.0.txt")) {
            for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] words = line.split(" ");
                boolean required = words.length == 3;
                if (words[0].equals(of) || required && (words[0] + " *").equals(of)) keys.add(words[1]);
            }
        }
        return keys;
    }

    private Collection<? extends PointData> points(String metric) {
        return reader.collectAllMetrics().stream()
                .filter(each -> each.getName().equals(metric))
                .flatMap(each -> each.getData().getPoints().stream())
                .toList();
    }

    private long instances() {
        return reader.collectAllMetrics().stream()
                .filter(each -> each.getName().equals(Names.INSTANCES_METRIC))
                .flatMap(each -> each.getLongSumData().getPoints().stream())
                .mapToLong(point -> point.getValue())
                .sum();
    }
}
