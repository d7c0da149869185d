package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.AccountProperties;
import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosUnauthorizedException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConnectTest extends FeatureTest {
    private static final String OTHER_KEY = "b3RoZXIga2V5";

    @Test
    void the_account_has_its_regions_and_consistency() {
        CosmosResponse<AccountProperties> account = client.readAccount();

        assertThat(account.statusCode()).isEqualTo(200);
        assertThat(account.value().id()).isNotBlank();
        assertThat(account.value().consistencyLevel()).isEqualTo(ConsistencyLevel.SESSION);
        assertThat(account.value().multipleWriteRegions()).isFalse();
        assertThat(account.value().writableRegions()).hasSize(1);
        assertThat(account.value().readableRegions())
                .singleElement()
                .satisfies(region -> assertThat(region.name()).isNotBlank());
    }

    @Test
    void connect_fails_at_once_with_the_wrong_key() {
        assertThatThrownBy(() -> setup.connect(setup.builder().key(OTHER_KEY)))
                .isInstanceOf(CosmosUnauthorizedException.class);
    }

    @Test
    @Tag("emulator")
    void connect_only_reads_the_account() {
        try (CosmosClient connected = setup.connect(setup.builder().userAgentSuffix(databaseId))) {
            assertThat(connected.async()).isNotNull();
        }

        assertThat(sentByNamed()).extracting(EmulatorRequest::kind).containsExactly("account.read");
    }

    @Test
    @Tag("emulator")
    void after_warming_up_nothing_is_sent_but_what_is_asked_for() {
        try (CosmosClient built = setup.build(setup.builder().userAgentSuffix(databaseId))) {
            CosmosResponse<AccountProperties> account = built.warmUp(Item.class);
            assertThat(account.value().id()).isNotBlank();
            int warming = sentByNamed().size();

            assertThat(built.database(databaseId).exists()).isFalse();

            assertThat(warming).isBetween(1, 2);
            assertThat(sentByNamed())
                    .hasSize(warming + 1)
                    .filteredOn(request -> !request.kind().equals("account.read"))
                    .hasSize(1);
        }
    }

    @Test
    void warming_up_fails_with_the_wrong_key_and_may_be_tried_again() {
        try (CosmosClient built = setup.build(setup.builder().key(OTHER_KEY))) {
            assertThatThrownBy(built::warmUp).isInstanceOf(CosmosUnauthorizedException.class);
            assertThat(built.throwOnFailure(false).warmUp().statusCode()).isEqualTo(401);
        }
    }

    @Test
    @Tag("emulator")
    void build_sends_nothing() {
        try (CosmosClient built = setup.build(setup.builder().userAgentSuffix(databaseId))) {
            assertThat(built.database(databaseId).container("items").id()).isEqualTo("items");
        }

        assertThat(sentByNamed()).isEmpty();
    }

    /** Requests of the client whose suffix is the case's name; the shared client may read the account at any time. */
    private List<EmulatorRequest> sentByNamed() {
        return setup.server()
                .requests()
                .where(request -> request.header("user-agent").orElse("").endsWith(' ' + databaseId));
    }

    @Test
    void a_client_that_was_only_built_works() {
        try (CosmosClient built = setup.build(setup.builder())) {
            assertThat(built.createDatabase(databaseId).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void a_client_is_made_by_a_connection_string() {
        String connectionString = "AccountEndpoint=" + setup.server().endpoint() + "/;AccountKey="
                + setup.server().key() + ";";

        try (CosmosClient connected = setup.connect(setup.builder().connectionString(connectionString))) {
            assertThat(connected.readAccount().isOk()).isTrue();
        }
    }

    @Test
    @Tag("emulator")
    void the_server_sees_transport_codec_and_the_suffix() {
        try (CosmosClient named = setup.connect(setup.builder().userAgentSuffix("books/7"))) {
            named.createDatabase(databaseId);
        }

        assertThat(sent())
                .extracting(request -> request.header("user-agent").orElseThrow())
                .isNotEmpty()
                .containsOnly(setup.userAgent() + " books/7");
    }

    @Test
    @Tag("emulator")
    void use_after_close_fails_and_sends_nothing() {
        CosmosContainer ours = container();
        CosmosClient closed = setup.connect(setup.builder());
        CosmosDatabase database = closed.database(databaseId);
        CosmosContainer items = database.container(ours.id());
        closed.close();

        assertNothingSent(() -> {
            failsAsClosed(closed::readAccount);
            failsAsClosed(database::read);
            failsAsClosed(() -> items.createItem(Item.of("1"), Item.KEY));
            failsAsClosed(() -> items.createItem(Item.of("1")));
            failsAsClosed(() -> items.findItem("1", Item.KEY, Item.class));
            failsAsClosed(() -> items.queryItems(SqlQuery.of("select * from c"), Item.class)
                    .iterator()
                    .hasNext());
        });
    }

    private static void failsAsClosed(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOf(CosmosSetupException.class)
                .hasMessage("the client is closed; make a new one");
    }

    @Test
    void closing_one_view_closes_the_other_and_closing_twice_does_nothing() {
        CosmosClient closed = setup.connect(setup.builder());

        closed.async().close();
        closed.close();

        failsAsClosed(closed::readAccount);
    }

    @Test
    void futures_complete_on_the_callback_executor() {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        try (CosmosClient connected = setup.build(setup.builder().callbackExecutor(task -> {
            tasks.add(task);
            task.run();
        }))) {
            assertThat(connected.async().createDatabase(databaseId).join().isOk())
                    .isTrue();
        }

        assertThat(tasks).isNotEmpty();
    }
}
