package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.micrometer.CosmosMicrometer;
import io.aiocosmos.opentelemetry.CosmosOpenTelemetry;
import io.aiocosmos.spring.CosmosBuilderCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Metrics and spans of the client that Spring Boot made. */
class TelemetryTest {
    private static final String DURATION = "db.client.operation.duration";

    private final CosmosEmulator emulator = CosmosEmulator.start();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    configuration("CosmosAutoConfiguration"),
                    configuration("CosmosMetricsAutoConfiguration"),
                    configuration("CosmosOpenTelemetryAutoConfiguration")))
            .withPropertyValues(
                    "cosmos.endpoint=" + emulator.endpoint(), "cosmos.key=" + emulator.key(), "cosmos.codec=jackson2")
            .withBean(CosmosBuilderCustomizer.class, () -> builder -> builder.transport(emulator.transport()));

    private static Class<?> configuration(String name) {
        try {
            return Class.forName("io.aiocosmos.spring." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void operations_are_measured_in_the_registry_of_the_application() {
        application.withBean(MeterRegistry.class, () -> meters).run(context -> {
            context.getBean(CosmosClient.class).createDatabase("shop");

            assertThat(meters.get(DURATION)
                            .tag("db.operation.name", "createDatabase")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void nothing_is_measured_where_a_property_says_so() {
        application
                .withBean(MeterRegistry.class, () -> meters)
                .withPropertyValues("cosmos.metrics.enabled=false")
                .run(context -> {
                    context.getBean(CosmosClient.class).createDatabase("shop");

                    assertThat(context).doesNotHaveBean(CosmosMicrometer.class);
                    assertThat(meters.getMeters()).isEmpty();
                });
    }

    @Test
    void without_a_registry_or_with_two_of_equal_rank_there_are_no_metrics() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CosmosMicrometer.class));
        application
                .withBean("one", MeterRegistry.class, () -> meters)
                .withBean("other", MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CosmosMicrometer.class));
    }

    @Test
    void metrics_of_the_applications_own_replace_these() {
        MeterRegistry other = new SimpleMeterRegistry();

        application
                .withBean(MeterRegistry.class, () -> meters)
                .withBean("own", CosmosMicrometer.class, () -> CosmosMicrometer.of(other))
                .run(context -> {
                    context.getBean(CosmosClient.class).createDatabase("shop");

                    assertThat(context).hasSingleBean(CosmosMicrometer.class);
                    assertThat(other.get(DURATION).timer().count()).isEqualTo(1);
                    assertThat(meters.getMeters()).isEmpty();
                });
    }

    @Test
    void a_span_is_the_child_of_that_of_who_called_though_the_operation_ends_on_another_thread() {
        emulator.faults().always().delay(Duration.ofMillis(20));
        application
                .withBean(OpenTelemetry.class, () -> telemetry)
                .withBean(CosmosListener.class, () -> event -> {}) // joined with another it is still asked who called
                .run(context -> {
                    Span caller =
                            telemetry.getTracer("test").spanBuilder("order").startSpan();
                    try (Scope current = caller.makeCurrent()) {
                        assertThat(current).isNotNull();
                        context.getBean(CosmosClient.class)
                                .async()
                                .createDatabase("shop")
                                .join();
                    }

                    assertThat(spans.getFinishedSpanItems())
                            .singleElement()
                            .matches(span -> span.getParentSpanId()
                                    .equals(caller.getSpanContext().getSpanId()));
                });
    }

    @Test
    void no_spans_are_made_where_a_property_says_so_or_nobody_takes_them() {
        application
                .withBean(OpenTelemetry.class, () -> telemetry)
                .withPropertyValues("cosmos.opentelemetry.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(CosmosOpenTelemetry.class));
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CosmosOpenTelemetry.class));
    }

    @Test
    void without_the_modules_the_client_is_there_all_the_same() {
        application
                .withBean(MeterRegistry.class, () -> meters)
                .withBean(OpenTelemetry.class, () -> telemetry)
                .withClassLoader(new FilteredClassLoader(CosmosMicrometer.class, CosmosOpenTelemetry.class))
                .run(context -> {
                    context.getBean(CosmosClient.class).createDatabase("shop");

                    assertThat(meters.getMeters()).isEmpty();
                    assertThat(spans.getFinishedSpanItems()).isEmpty();
                });
    }

    @Test
    void listeners_of_the_application_hear_beside_them() {
        List<String> heard = new CopyOnWriteArrayList<>();

        application
                .withBean(MeterRegistry.class, () -> meters)
                .withBean(OpenTelemetry.class, () -> telemetry)
                .withBean(CosmosListener.class, () -> event -> heard.add(event.toString()))
                .run(context -> {
                    context.getBean(CosmosClient.class).createDatabase("shop");

                    assertThat(heard).isNotEmpty();
                    assertThat(meters.get(DURATION).timer().count()).isEqualTo(1);
                    assertThat(spans.getFinishedSpanItems()).hasSize(1);
                });
    }
}
