package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosTransportException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FailuresAsValuesTest extends FeatureTest {
    @AfterEach
    void resetFaults() {
        if (setup.server().isEmulator()) setup.server().emulator().faults().clear();
    }

    private CosmosContainer quietContainer() {
        String id = container().id();
        return client.throwOnFailure(false).database(databaseId).container(id);
    }

    @Test
    void a_failure_is_a_value_with_status_failure_and_the_services_own_words() {
        CosmosContainer items = quietContainer();
        items.createItem(Item.of("1"), Item.KEY);

        CosmosResponse<Item> again = items.createItem(Item.of("1"), Item.KEY);

        assertThat(again.isOk()).isFalse();
        assertThat(again.hasValue()).isFalse();
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.subStatusCode()).isZero();
        assertThat(again.failure()).containsInstanceOf(CosmosConflictException.class);
        assertThat(again.errorBody())
                .hasValueSatisfying(
                        body -> assertThat(body.text()).startsWith("{").contains("\"message\""));
        assertThat(again.requestCharge()).isPositive();
        assertThat(again.activityId()).isPresent();
    }

    @Test
    void value_of_a_failure_throws_its_exception() {
        CosmosResponse<Item> read = quietContainer().readItem("1", Item.KEY, Item.class);

        assertThat(read.statusCode()).isEqualTo(404);
        assertThatThrownBy(read::value)
                .isInstanceOf(CosmosNotFoundException.class)
                .hasMessage(read.failure().orElseThrow().getMessage());
    }

    @Test
    void every_kind_of_operation_returns_its_failure() {
        CosmosClient quiet = client.throwOnFailure(false);
        CosmosContainer missing = quiet.database(databaseId).container("missing");

        assertThat(quiet.database(databaseId).read().statusCode()).isEqualTo(404);
        assertThat(quiet.database(databaseId).delete().statusCode()).isEqualTo(404);
        assertThat(missing.read().statusCode()).isEqualTo(404);
        assertThat(missing.createItem(Item.of("1")).statusCode()).isEqualTo(404);
        assertThat(missing.upsertItem(Item.of("1"), Item.KEY).statusCode()).isEqualTo(404);
        assertThat(missing.replaceItem(Item.of("1"), "1", Item.KEY).statusCode())
                .isEqualTo(404);
        assertThat(missing.deleteItem("1", Item.KEY).statusCode()).isEqualTo(404);
    }

    @Test
    void a_missing_throughput_is_a_value_too() {
        database();

        assertThat(client.throwOnFailure(false)
                        .database(databaseId)
                        .readThroughput()
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_builder_sets_it_and_a_view_overrides_it() {
        try (CosmosClient quiet = setup.connect(setup.builder().throwOnFailure(false))) {
            assertThat(quiet.database(databaseId).read().isOk()).isFalse();
            assertThatThrownBy(() ->
                            quiet.throwOnFailure(true).database(databaseId).read())
                    .isInstanceOf(CosmosNotFoundException.class);
        }
    }

    @Test
    void find_still_throws() {
        CosmosContainer missing =
                client.throwOnFailure(false).database(databaseId).container("missing");

        assertThatThrownBy(() -> missing.findItem("1", Item.KEY, Item.class))
                .isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void invalid_arguments_still_throw() {
        CosmosContainer items =
                client.throwOnFailure(false).database(databaseId).container("items");

        assertThatThrownBy(() -> items.createItem(Item.of("a/b"), Item.KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("emulator")
    void the_sub_status_is_available() {
        CosmosContainer items = quietContainer();
        setup.server().emulator().faults().next(1).kind("docs.create").respond(403, 1014);

        CosmosResponse<Item> full = items.createItem(Item.of("1"), Item.KEY);

        assertThat(full.statusCode()).isEqualTo(403);
        assertThat(full.subStatusCode()).isEqualTo(1014);
    }

    @Test
    @Tag("emulator")
    void a_broken_connection_is_a_value_with_status_0() {
        CosmosContainer items = quietContainer();
        setup.server().emulator().faults().always().kind("docs.create").breakAfter();

        CosmosResponse<Item> lost = items.createItem(Item.of("1"), Item.KEY);

        assertThat(lost.isOk()).isFalse();
        assertThat(lost.statusCode()).isZero();
        assertThat(lost.errorBody()).isEmpty();
        assertThat(lost.failure()).containsInstanceOf(CosmosTransportException.class);
        assertThatThrownBy(lost::value).isInstanceOf(CosmosTransportException.class);
    }

    @Test
    @Tag("emulator")
    void async_futures_complete_normally_with_the_failure() {
        CosmosContainer items = quietContainer();

        assertThat(items.async().readItem("1", Item.KEY, Item.class))
                .succeedsWithin(Duration.ofSeconds(30))
                .satisfies(read -> assertThat(read.statusCode()).isEqualTo(404));
    }
}
