package io.aiocosmos.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.Throughput;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.error.CosmosSetupException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups that may use a share of what is provisioned for a container. */
class ContainerShareTest {
    private static final CosmosEmulator EMULATOR = CosmosEmulator.start();
    private static final CosmosClient CLIENT = EMULATOR.client();
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final List<EmulatorRequest> REQUESTS = new CopyOnWriteArrayList<>();

    static {
        EMULATOR.onRequest(REQUESTS::add);
    }

    private final String name = "db" + NAMES.incrementAndGet();

    @AfterEach
    void clear() {
        EMULATOR.faults().clear();
    }

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    private static ResourceOptions with(Throughput throughput) {
        ResourceOptions.Builder options = ResourceOptions.builder();
        int units = throughput.requestUnitsPerSecond();
        return (throughput.autoscale() ? options.autoscaleThroughput(units) : options.manualThroughput(units)).build();
    }

    private CosmosAsyncContainer container(Throughput throughput) {
        CLIENT.createDatabase(name);
        CLIENT.database(name).createContainer(ContainerProperties.of("c", "/pk"), with(throughput));
        return CLIENT.database(name).container("c").async();
    }

    private static ThroughputGroup.Builder share(double share, CosmosAsyncContainer of) {
        return ThroughputGroup.builder("imports").share(share, of);
    }

    /** What it has once it has read that. */
    private static double read(ThroughputGroup group) {
        CompletableFuture<?> preparation = group.preparation();
        if (preparation != null) preparation.join();
        assertThat(group.preparation()).isNull();
        return group.requestUnitsPerSecond();
    }

    @Test
    void a_share_is_of_what_the_container_has_itself() {
        ThroughputGroup group = share(0.8, container(Throughput.manual(1_000))).build();

        assertThat(group.requestUnitsPerSecond()).isZero();
        assertThat(read(group)).isEqualTo(800);
        assertThat(group.admit("readItem", 0)).isEqualTo(800);
        assertThat(group.admit("readItem", 0)).isNegative();
    }

    @Test
    void of_autoscale_it_is_of_the_maximum() {
        assertThat(read(share(0.25, container(Throughput.autoscale(4_000))).build()))
                .isEqualTo(1_000);
    }

    @Test
    void of_a_container_without_its_own_it_is_of_its_databases() {
        CLIENT.createDatabase(name, with(Throughput.manual(600)));
        CosmosDatabase database = CLIENT.database(name);
        database.createContainer(ContainerProperties.of("c", "/pk"));

        assertThat(read(share(0.5, database.container("c").async()).build())).isEqualTo(300);
    }

    @Test
    void of_a_number_and_a_share_the_smaller_counts() {
        CosmosAsyncContainer container = container(Throughput.manual(1_000));

        assertThat(read(share(0.5, container).requestUnitsPerSecond(400).build()))
                .isEqualTo(400);
        assertThat(read(share(0.5, container).requestUnitsPerSecond(600).build()))
                .isEqualTo(500);
    }

    @Test
    void without_provisioned_throughput_it_says_what_to_do() {
        CosmosAsyncContainer container = container(Throughput.manual(400));
        EMULATOR.faults()
                .always()
                .resource("offers")
                .respond(400, 0, Map.of(), "{\"code\":\"BadRequest\",\"message\":\"Offers are not of serverless\"}");

        assertThatThrownBy(() -> read(share(0.5, container).build()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageStartingWith(
                        "throughput group imports cannot start: neither container c nor its database has")
                .hasMessageEndingWith("give the group requestUnitsPerSecond alone");
    }

    @Test
    void an_operation_fails_if_it_cannot_be_read_and_the_next_one_reads_again() {
        CosmosAsyncContainer container = container(Throughput.manual(400));
        ThroughputGroup group = share(0.5, container).build();
        EMULATOR.faults().next(1).resource("colls").respond(400, 0);

        assertThatThrownBy(() -> read(group)).hasMessageContaining("throughput group imports cannot start: ");
        assertThat(read(group)).isEqualTo(200);
    }

    @Test
    void the_same_of_a_client_whose_failures_are_values() {
        container(Throughput.manual(400));
        CosmosAsyncContainer container =
                CLIENT.throwOnFailure(false).database(name).container("c").async();
        ThroughputGroup group = share(0.5, container).build();
        EMULATOR.faults().next(1).resource("colls").respond(400, 0);

        assertThatThrownBy(() -> read(group)).hasMessageContaining("throughput group imports cannot start: ");
        assertThat(read(group)).isEqualTo(200);
    }

    @Test
    void operations_may_go_on_without_a_limit_until_it_can_be_read() {
        CosmosAsyncContainer container = container(Throughput.manual(400));
        ThroughputGroup group =
                share(0.5, container).continueOnStartFailure(true).build();
        EMULATOR.faults().next(2).resource("colls").respond(400, 0);

        group.preparation().join();
        assertThat(group.preparation()).isNull();
        for (int i = 0; i < 100; i++) assertThat(group.admit("readItem", 0)).isZero();
        assertThat(group.admit("readItem", seconds(11))).as("fails again").isZero();
        assertThat(group.admit("readItem", seconds(12))).isZero();
        VirtualTimer.await(() -> {
            group.admit("readItem", seconds(30));
            return group.admit("readItem", seconds(50)) > 0;
        });
        assertThat(group.requestUnitsPerSecond()).isEqualTo(200);
    }

    @Test
    void it_is_read_again_every_quarter_of_an_hour() {
        CosmosAsyncContainer container = container(Throughput.manual(400));
        ThroughputGroup group = share(0.5, container).build();
        read(group);
        group.admit("readItem", 0);
        container.replaceThroughput(Throughput.manual(1_000)).join();
        int before = offersRead();

        group.admit("readItem", seconds(899));
        assertThat(offersRead()).isEqualTo(before);
        group.admit("readItem", seconds(900));
        VirtualTimer.await(() -> group.requestUnitsPerSecond() == 500);
        group.admit("readItem", seconds(901));
        assertThat(offersRead()).as("once").isEqualTo(before + 2);
    }

    @Test
    void if_it_cannot_be_read_again_the_last_one_stands() {
        CosmosAsyncContainer container = container(Throughput.manual(400));
        ThroughputGroup group = share(0.5, container).build();
        read(group);
        group.admit("readItem", 0);
        EMULATOR.faults().always().resource("colls").respond(400, 0);

        assertThat(group.admit("readItem", seconds(900))).isPositive();
        assertThat(group.requestUnitsPerSecond()).isEqualTo(200);
        assertThat(group.preparation()).isNull();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static int offersRead() {
        return (int) REQUESTS.stream()
                .filter(each -> each.kind().startsWith("offers."))
                .count();
    }

    @Test
    void shares_are_checked() {
        CosmosAsyncContainer container = CLIENT.database("d").container("c").async();
        ThroughputGroup.Builder builder = ThroughputGroup.builder("imports");

        assertThatThrownBy(() -> builder.share(0, container))
                .hasMessage("share must be more than 0 and at most 1, was 0.0");
        assertThatThrownBy(() -> builder.share(1.01, container)).hasMessageContaining("was 1.01");
        assertThatThrownBy(() -> builder.share(Double.NaN, container)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> builder.share(1, null)).hasMessage("container must not be null");
        CosmosAsyncContainer other = CLIENT.database("d").container("other").async();
        assertThatThrownBy(() ->
                        builder.share(1, container).sharedThrough(other, other).build())
                .hasMessage("a shared group takes its share of its target container");
    }
}
