package io.aiocosmos.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.Hold;
import io.aiocosmos.error.CosmosSetupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups of several processes, each with a timer of its own, that share 100 RU/s through one control container. */
class SharedGroupTest {
    private static final Duration RENEWAL = Duration.ofSeconds(5);

    private final VirtualTimer time = new VirtualTimer();
    private final CosmosEmulator emulator =
            CosmosEmulator.builder().clock(time.clock).checkDates(false).start();
    private final CosmosClient client = emulator.client();
    private final List<Throwable> failures = new ArrayList<>();
    private CosmosDatabase database;
    private CosmosAsyncContainer control;

    private final class Process {
        final VirtualTimer.OfGroup timer = time.ofGroup();
        final ThroughputGroup group;

        Process(ThroughputGroup.Builder builder) {
            group = builder.timer(timer).onRenewalFailure(failures::add).build();
        }

        Process start() {
            CompletableFuture<?> preparation = group.preparation();
            if (preparation != null) preparation.join();
            return this;
        }

        double allotted() {
            return group.requestUnitsPerSecond();
        }

        /** Uses so much in each of the next seconds. */
        void use(double units) {
            double reserved = group.admit("readItem", time.nanos());
            if (reserved >= 0) group.charged("readItem", reserved, units, time.nanos());
        }
    }

    @BeforeEach
    void create() {
        database = client.ensureDatabase("books");
        database.createContainer(ContainerProperties.of("ledger", "/pk"));
        database.createContainer(ContainerProperties.of("control", "/groupId").toBuilder()
                .timeToLiveWithoutDefault()
                .build());
        control = database.container("control").async();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private ThroughputGroup.Builder builder() {
        return ThroughputGroup.builder("imports")
                .requestUnitsPerSecond(100)
                .sharedThrough(control, database.container("ledger").async());
    }

    private Process process() {
        return new Process(builder()).start();
    }

    private List<String> stored(String key) {
        return database.container("control").queryItems("select * from c", RawJson.class).toList(100).stream()
                .map(RawJson::text)
                .filter(item -> item.contains("\"groupId\":\"books/ledger/imports." + key + "\""))
                .toList();
    }

    @Test
    void what_is_stored_is_in_microsofts_format() {
        process();

        assertThat(stored("config"))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .contains("\"id\":\"Ym9va3MvbGVkZ2VyL2ltcG9ydHMvdC0xMDA.info\"")
                        .contains(
                                "\"targetThroughput\":\"100\",\"targetThroughputThreshold\":\"\",\"isDefault\":false"));
        assertThat(stored("client"))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsPattern("\"id\":\"Ym9va3MvbGVkZ2VyL2ltcG9ydHMvdC0xMDA[0-9a-f-]{36}\"")
                        .contains("\"ttl\":11,\"initializeTime\":\"2026-01-01T00:00:00Z\"")
                        .containsPattern("\"loadFactor\":1(.0)?,\"allocatedThroughput\":100"));
    }

    @Test
    void a_share_of_the_containers_throughput_is_stored_as_a_share() {
        CosmosAsyncContainer ledger = database.container("ledger").async();
        Process half = new Process(
                        ThroughputGroup.builder("imports").share(0.5, ledger).sharedThrough(control, ledger))
                .start();

        assertThat(half.allotted()).isEqualTo(200);
        assertThat(stored("config").get(0)).contains("\"targetThroughput\":\"\",\"targetThroughputThreshold\":\"0.5\"");
    }

    @Test
    void who_is_alone_has_all() {
        Process alone = process();

        assertThat(alone.allotted()).isEqualTo(100);
        time.pass(RENEWAL.multipliedBy(20));
        assertThat(alone.allotted()).isEqualTo(100);
        assertThat(stored("client")).hasSize(1);
    }

    @Test
    void a_second_one_gets_half_at_once_and_the_first_gives_it_up_with_its_next_renewal() {
        Process first = process();
        Process second = process();

        assertThat(second.allotted()).isEqualTo(50);
        time.pass(RENEWAL);
        assertThat(first.allotted()).isLessThan(60);
        time.pass(RENEWAL.multipliedBy(5));
        assertThat(first.allotted()).as("both are idle by now").isCloseTo(50, within(0.1));
        assertThat(second.allotted()).isCloseTo(50, within(0.1));
    }

    @Test
    void who_uses_more_gets_more_and_who_is_idle_keeps_a_little() {
        Process busy = process();
        Process idle = process();

        for (int second = 0; second < 60; second++) {
            busy.use(busy.allotted());
            time.pass(Duration.ofSeconds(1));
        }

        assertThat(busy.allotted()).isBetween(85.0, 97.0);
        assertThat(idle.allotted()).isBetween(3.0, 15.0);
        assertThat(busy.allotted() + idle.allotted()).isCloseTo(100, within(5.0));
    }

    @Test
    void who_closes_leaves_all_to_the_others() {
        Process first = process();
        Process second = process();
        second.group.close();
        second.group.close();

        assertThat(stored("client")).hasSize(1);
        time.pass(RENEWAL);
        assertThat(first.allotted()).isEqualTo(100);
        assertThat(time.waiting()).as("only the first renews").isEqualTo(1);
        assertThat(second.group.admit("readItem", time.nanos()))
                .as("its share stands")
                .isPositive();
    }

    @Test
    void a_renewal_under_way_does_not_bring_back_who_closes() throws Exception {
        Process process = process();
        Hold hold = emulator.faults().next(1).kind("docs.upsert").hold();
        CompletableFuture<Void> passing = CompletableFuture.runAsync(() -> time.pass(RENEWAL));
        assertThat(hold.awaitArrivals(1, Duration.ofSeconds(20))).isTrue();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(process.group::close);
        passing.join(); // ends when the timer is closed
        hold.release();
        closing.join();

        VirtualTimer.await(() -> stored("client").isEmpty());
    }

    @Test
    void who_dies_is_gone_after_eleven_seconds() {
        Process first = process();
        Process second = process();
        second.timer.stop();

        time.pass(RENEWAL);
        time.pass(RENEWAL);
        assertThat(first.allotted()).isLessThan(60);
        time.pass(RENEWAL);
        assertThat(first.allotted()).isEqualTo(100);
    }

    @Test
    void an_item_that_was_lost_is_made_again() {
        process();
        String id = stored("client").get(0).replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        database.container("control").deleteItem(id, PartitionKey.of("books/ledger/imports.client"));

        time.pass(RENEWAL);

        assertThat(stored("client")).hasSize(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void a_renewal_that_fails_is_told_and_the_last_share_stands() {
        Process first = process();
        Process second = process();
        emulator.faults().always().kind("docs.query").respond(400, 0);

        time.pass(RENEWAL);
        assertThat(failures)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).hasMessageContaining("400"));
        assertThat(first.allotted()).isEqualTo(100);
        assertThat(second.allotted()).isEqualTo(50);

        emulator.faults().clear();
        time.pass(RENEWAL);
        assertThat(first.allotted()).isLessThan(60);
    }

    @Test
    void so_is_one_of_a_client_whose_failures_are_values() {
        control = client.throwOnFailure(false)
                .database("books")
                .container("control")
                .async();
        process();
        emulator.faults().always().kind("docs.upsert").respond(400, 0);

        time.pass(RENEWAL);

        assertThat(failures)
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasMessageContaining("400"));
    }

    @Test
    void the_limit_that_is_stored_wins() {
        control.createItem(
                        RawJson.of("{\"id\":\"Ym9va3MvbGVkZ2VyL2ltcG9ydHMvdC0xMDA.info\",\"groupId\":"
                                + "\"books/ledger/imports.config\",\"targetThroughput\":\"40\","
                                + "\"targetThroughputThreshold\":\"\",\"isDefault\":true}"),
                        PartitionKey.of("books/ledger/imports.config"))
                .join();

        assertThat(process().allotted()).isEqualTo(40);
    }

    @Test
    void a_limit_that_another_process_made_meanwhile_is_read() {
        emulator.faults().next(1).kind("docs.create").respond(409, 0);

        assertThat(process().allotted()).isEqualTo(100);
        assertThat(stored("config")).hasSize(1);
    }

    @Test
    void a_container_with_another_partition_key_is_refused() {
        database.createContainer(ContainerProperties.of("wrong", "/id"));
        control = database.container("wrong").async();

        assertThatThrownBy(this::process)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(CosmosSetupException.class)
                .hasMessage("throughput group imports cannot start:"
                        + " control container wrong must have the partition key /groupId, but has [/id]");
    }

    @Test
    void a_container_without_time_to_live_is_refused() {
        database.createContainer(ContainerProperties.of("eternal", "/groupId"));
        control = database.container("eternal").async();

        assertThatThrownBy(this::process)
                .hasMessageContaining("control container eternal must have items with a time to live");
    }

    @Test
    void closed_before_its_beginning_it_leaves_nothing() {
        Process early = new Process(builder());
        early.group.close();
        early.start();

        VirtualTimer.await(() -> stored("client").isEmpty());
        assertThat(time.waiting()).isZero();
    }

    @Test
    void several_operations_at_once_begin_it_once() {
        Process process = new Process(builder());
        for (int i = 0; i < 10; i++) process.group.preparation();
        process.start();

        VirtualTimer.await(() -> stored("client").size() == 1);
        time.pass(RENEWAL);
        assertThat(time.waiting()).isEqualTo(1);
    }

    @Test
    void settings_are_checked() {
        assertThatThrownBy(() -> builder().renewInterval(Duration.ofMillis(999)))
                .hasMessage("renewInterval must be at least a second, was PT0.999S");
        assertThatThrownBy(() -> builder().sharedThrough(null, control))
                .hasMessage("controlContainer must not be null");
        assertThatThrownBy(() -> builder().sharedThrough(control, null)).hasMessage("targetContainer must not be null");
    }
}
