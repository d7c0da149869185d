package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SessionState;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.error.CosmosSetupException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
class SessionsTest extends FeatureTest {
    private static final String HEADER = "x-ms-session-token";

    private String lastTokenOf(String kind) {
        EmulatorRequest last = null;
        for (EmulatorRequest request : setup.server().requests().ofKind(kind)) last = request;
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
    void each_answer_has_a_token() {
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

    @Test
    void a_new_session_knows_nothing_of_the_others() {
        CosmosContainer items = container();
        items.createItem(Item.of("1"), Item.KEY);

        try (CosmosSession session = client.newSession()) {
            CosmosContainer same = session.database(databaseId).container(items.id());
            same.readItem("1", Item.KEY, Item.class);

            assertThat(lastTokenOf("docs.read")).isEmpty();
        }
    }

    @Test
    void a_resumed_session_begins_with_what_the_other_has_seen() {
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
    void a_state_that_nobody_wrote_is_refused_unsent() {
        nothingIsSentBy(() -> assertThatThrownBy(() -> client.resumeSession(SessionState.of("no-such-state")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session state"));
    }

    @Test
    void a_state_of_a_container_that_was_made_anew_is_refused_unsent() {
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

            nothingIsSentBy(() -> assertThatThrownBy(() -> same.findItem("2", Item.KEY, Item.class))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageContaining("it was deleted and made again"));
        }
    }
}
