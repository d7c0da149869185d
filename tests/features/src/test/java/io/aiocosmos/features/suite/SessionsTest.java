package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SessionState;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.features.matrix.FewPairs;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
@FewPairs
class SessionsTest extends FeatureTest {
    private static final String HEADER = "x-ms-session-token";

    private String lastTokenOf(String kind) {
        EmulatorRequest last = null;
        for (EmulatorRequest request : sent(kind)) last = request;
        assertThat(last).as("a request of kind " + kind).isNotNull();
        return last.header(HEADER).orElse("");
    }

    @Test
    void a_read_carries_the_token_of_the_write_before_it() {
        CosmosContainer items = container();
        String written = items.createItem(Item.of("1"), Item.KEY).sessionToken().orElseThrow();

        items.readItem("1", Item.KEY, Item.class);

        assertThat(lastTokenOf("docs.read")).isEqualTo(written);
    }

    @Test
    void each_response_has_a_token() {
        CosmosContainer items = container();
        assertThat(items.createItem(Item.of("1"), Item.KEY).sessionToken()).isPresent();
        assertThat(items.readItem("1", Item.KEY, Item.class).sessionToken()).isPresent();
        assertThat(items.replaceItem(Item.of("1"), "1", Item.KEY).sessionToken())
                .isPresent();
        assertThat(items.queryItems(SqlQuery.of("select * from c"), Item.class, QueryOptions.inPartition(Item.KEY))
                        .page(10)
                        .sessionToken())
                .isPresent();
        assertThat(items.deleteItem("1", Item.KEY).sessionToken()).isPresent();
    }

    @Test
    void a_token_that_is_passed_in_replaces_the_clients_own() {
        CosmosContainer items = container();
        String first = items.createItem(Item.of("1"), Item.KEY).sessionToken().orElseThrow();
        items.createItem(Item.of("2"), Item.KEY);
        ItemReadOptions atFirst = ItemReadOptions.builder().sessionToken(first).build();

        items.readItem("1", Item.KEY, Item.class, atFirst);

        assertThat(lastTokenOf("docs.read")).isEqualTo(first);
    }

    @Test
    void a_query_carries_the_token_too() {
        CosmosContainer items = container();
        String written = items.createItem(Item.of("1"), Item.KEY).sessionToken().orElseThrow();

        QueryOptions inA = QueryOptions.inPartition(Item.KEY);
        assertThat(items.queryItems(SqlQuery.of("select * from c"), Item.class, inA))
                .hasSize(1);

        assertThat(lastTokenOf("docs.query")).contains(written);
    }

    /** Until it knows the ranges, a client sends the tokens of all ranges, but never of another container. */
    @Test
    void each_container_and_each_partition_has_its_own_token() {
        CosmosContainer items = container();
        items.database().createContainer(ContainerProperties.of("others", "/pk"));
        CosmosContainer others = items.database().container("others");
        PartitionKey elsewhere = PartitionKey.of("pk-1"); // in another range than "a" by the service's hash

        items.createItem(Item.of("0"), Item.KEY);
        String here = items.createItem(Item.of("1"), Item.KEY).sessionToken().orElseThrow();
        String there = items.createItem(new Item("1", "pk-1", 1), elsewhere)
                .sessionToken()
                .orElseThrow();
        String other = others.createItem(Item.of("1"), Item.KEY).sessionToken().orElseThrow();
        assertThat(List.of(here, there, other)).doesNotHaveDuplicates();

        items.readItem("1", Item.KEY, Item.class);
        assertThat(lastTokenOf("docs.read").split(",")).contains(here);
        items.readItem("1", elsewhere, Item.class);
        assertThat(lastTokenOf("docs.read").split(",")).contains(there);
        others.readItem("1", Item.KEY, Item.class);
        assertThat(lastTokenOf("docs.read")).isEqualTo(other);
    }

    @Test
    void a_delete_has_a_token_that_the_next_read_carries() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);

        String deleted = items.deleteItem("1", Item.KEY).sessionToken().orElseThrow();

        assertThat(items.findItem("1", Item.KEY, Item.class)).isEmpty();
        assertThat(lastTokenOf("docs.read")).isEqualTo(deleted);
    }

    @Test
    void a_recreated_container_is_read_without_the_tokens_of_the_old_one() {
        CosmosContainer items = container();
        for (int i = 0; i < 3; i++) items.createItem(Item.of("item-" + i), Item.KEY);
        items.delete();
        items.database().createContainer(ContainerProperties.of(items.id(), "/pk"));

        assertThat(items.findItem("item-1", Item.KEY, Item.class)).isEmpty();
        String written =
                items.createItem(Item.of("item-1"), Item.KEY).sessionToken().orElseThrow();

        assertThat(items.findItem("item-1", Item.KEY, Item.class)).isPresent();
        assertThat(lastTokenOf("docs.read")).isEqualTo(written);
    }

    @Test
    void a_container_that_another_client_recreated_is_read_without_them_too() {
        CosmosContainer items = container();
        for (int i = 0; i < 3; i++) items.createItem(Item.of("item-" + i), Item.KEY);
        try (CosmosClient other = setup.connect(setup.builder())) {
            CosmosContainer same = other.database(databaseId).container(items.id());
            same.delete();
            same.database().createContainer(ContainerProperties.of(items.id(), "/pk"));
            same.createItem(Item.of("anew"), Item.KEY);
        }

        assertThat(items.findItem("anew", Item.KEY, Item.class)).isPresent();
        assertThat(items.findItem("item-1", Item.KEY, Item.class)).isEmpty();
    }

    @Test
    void a_new_session_has_no_tokens_of_others() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);

        try (CosmosSession session = client.newSession()) {
            CosmosContainer same = session.database(databaseId).container(items.id());
            same.readItem("1", Item.KEY, Item.class);

            assertThat(lastTokenOf("docs.read")).isEmpty();
        }
    }

    @Test
    void a_resumed_session_starts_with_the_tokens_of_the_other() {
        String id = container().id();
        String written;
        String carried;
        try (CosmosSession session = client.newSession()) {
            written = session.database(databaseId)
                    .container(id)
                    .createItem(Item.of("1"), Item.KEY)
                    .sessionToken()
                    .orElseThrow();
            carried = session.state().text();
        }

        try (CosmosSession resumed = client.resumeSession(SessionState.of(carried))) {
            resumed.database(databaseId).container(id).readItem("1", Item.KEY, Item.class);

            assertThat(lastTokenOf("docs.read")).isEqualTo(written);
        }
    }

    @Test
    void the_state_is_short_text_for_a_cookie() {
        String id = container().id();
        try (CosmosSession session = client.newSession()) {
            session.database(databaseId).container(id).createItem(Item.of("1"), Item.KEY);

            assertThat(session.state().text()).hasSizeLessThan(300).matches("[!#-+\\--:<-\\[\\]-~]+");
            assertThat(SessionState.of(session.state().text())).isEqualTo(session.state());
        }
    }

    @Test
    void closing_a_session_leaves_its_client_open() {
        CosmosContainer items = container();
        CosmosSession session = client.newSession();
        session.close();

        assertThatThrownBy(() -> session.database(databaseId).read())
                .isInstanceOf(CosmosSetupException.class)
                .hasMessage("the session is closed; begin a new one");
        assertThat(items.exists()).isTrue();
    }

    @Test
    void a_malformed_state_is_rejected_before_sending() {
        assertNothingSent(() -> assertThatThrownBy(() -> client.resumeSession(SessionState.of("no-such-state")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session state"));
    }

    @Test
    void a_state_of_a_recreated_container_is_rejected_before_sending() {
        CosmosContainer items = container();
        String state;
        try (CosmosSession session = client.newSession()) {
            session.database(databaseId).container(items.id()).createItem(Item.of("1"), Item.KEY);
            state = session.state().text();
        }
        items.delete();
        items.database().createContainer(ContainerProperties.of(items.id(), "/pk"));
        items.createItem(Item.of("2"), Item.KEY);

        try (CosmosSession resumed = client.resumeSession(SessionState.of(state))) {
            CosmosContainer same = resumed.database(databaseId).container(items.id());

            assertNothingSent(() -> assertThatThrownBy(() -> same.findItem("2", Item.KEY, Item.class))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageContaining("it was deleted and made again"));
        }
    }
}
