package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.FeedRange;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.CosmosSetupException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A container that was deleted and made again with another key: what was kept of the old one is not used any more. */
class OtherContainerTest {
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\",\"a\":\"x\",\"b\":\"y\"}");
    private static final List<ItemIdentity> TWO =
            List.of(new ItemIdentity("1", PartitionKey.of("x")), new ItemIdentity("2", PartitionKey.of("y")));
    private static final QueryOptions PART =
            QueryOptions.builder().feedRange(FeedRange.between("", "FF")).build();

    private final TestClient client = new TestClient();

    private static FakeResponse definition(String rid, String path) {
        return json("{'id':'ledger','_rid':'" + rid + "','partitionKey':{'paths':['" + path + "'],'version':2}}");
    }

    private static FakeResponse ranges(String rid) {
        return json("{'_rid':'" + rid + "','PartitionKeyRanges':[{'id':'0','minInclusive':'','maxExclusive':'FF'}]}");
    }

    private static FakeResponse plan() {
        return json("{'queryInfo':{}}");
    }

    private static FakeResponse rows(String rid) {
        return json("{'Documents':[]}").session(rid, "0:-1#1");
    }

    private static FakeResponse json(String quoted) {
        return FakeResponse.ok(quoted.replace('\'', '"'));
    }

    private void query() {
        client.ledger()
                .queryItems(SqlQuery.of("SELECT * FROM c"), RawJson.class, PART)
                .iterator()
                .hasNext();
    }

    /** The lines of the requests from one on. */
    private List<String> linesFrom(int first) {
        return client.transport.requests().stream()
                .skip(first)
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    @Nested
    class By_this_client {
        @Test
        void has_its_definition_read_anew() {
            client.transport.replies(definition("old=", "/a")).replies("201 204 201");
            client.ledger().createItem(ITEM);
            client.ledger().delete();
            client.blocking().database("books").createContainer(ContainerProperties.of("ledger", "/b"));
            client.transport.replies(definition("new=", "/b")).replies("201");

            client.ledger().createItem(ITEM);

            assertThat(client.header(5, "x-ms-documentdb-partitionkey")).isEqualTo("[\"y\"]");
        }

        @Test
        void has_its_ranges_and_queries_looked_at_anew() {
            client.transport.replies(plan(), ranges("old="), rows("old="), FakeResponse.status(204));
            query();
            client.ledger().delete();
            client.transport.replies(plan(), ranges("new="), rows("new="));

            query();

            assertThat(linesFrom(4))
                    .containsExactly(
                            "POST /dbs/books/colls/ledger/docs",
                            "GET /dbs/books/colls/ledger/pkranges",
                            "POST /dbs/books/colls/ledger/docs");
        }
    }

    @Nested
    class By_others {
        @Test
        void is_noticed_by_its_rid_in_any_answer_of_items() {
            client.transport.replies(definition("old=", "/a"), json("{}").session("old=", "0:-1#1"));
            client.ledger().createItem(ITEM);
            client.transport.replies(json("{}").session("new=", "0:-1#1"));
            client.ledger().readItem("1", PartitionKey.of("x"), RawJson.class);
            client.transport.replies(definition("new=", "/b")).replies("201");

            client.ledger().createItem(ITEM);

            assertThat(client.header(4, "x-ms-documentdb-partitionkey")).isEqualTo("[\"y\"]");
        }

        @Test
        void leaves_what_is_kept_of_other_containers() {
            client.transport.replies(definition("other=", "/a"), json("{}").session("other=", "0:-1#1"));
            client.blocking().database("books").container("ledger2").createItem(ITEM);
            client.transport.replies(
                    json("{}").session("old=", "0:-1#1"), json("{}").session("new=", "0:-1#1"));
            client.ledger().readItem("1", PartitionKey.of("x"), RawJson.class);
            client.ledger().readItem("1", PartitionKey.of("x"), RawJson.class);
            client.transport.replies("201");

            client.blocking().database("books").container("ledger2").createItem(ITEM);

            assertThat(linesFrom(4)).containsExactly("POST /dbs/books/colls/ledger2/docs");
        }

        @Test
        void is_not_read_by_the_key_of_the_old_one() {
            client.transport.replies(ranges("old="), definition("old=", "/a"), rows("old="));
            client.ledger().readMany(TWO, RawJson.class);
            client.transport.replies(rows("new="));
            client.transport.replies(ranges("new="), definition("new=", "/b"), json("{'Documents':[{'id':'1'}]}"));

            CosmosPage<RawJson> page = client.ledger().readMany(TWO, RawJson.class);

            assertThat(page.items()).hasSize(1);
            assertThat(client.body(6)).contains("c[\\\"b\\\"]").doesNotContain("c[\\\"a\\\"]");
        }

        @Test
        void is_not_read_by_the_key_of_the_old_one_where_only_its_ranges_are_known() {
            client.transport.replies(definition("old=", "/a")).replies("201");
            client.ledger().createItem(ITEM);
            client.transport.replies(ranges("new="), definition("new=", "/b"), json("{'Documents':[{'id':'1'}]}"));

            client.ledger().readMany(TWO, RawJson.class);

            assertThat(client.body(4)).contains("c[\\\"b\\\"]").doesNotContain("c[\\\"a\\\"]");
        }

        @Test
        void is_asked_for_again_by_one_who_insisted_on_the_old_one() {
            client.transport.replies(definition("old=", "/a")).replies("201").replies("400/1024");
            client.ledger().createItem(ITEM);
            assertThatThrownBy(() -> client.ledger().readItem("1", PartitionKey.of("x"), RawJson.class))
                    .isInstanceOf(CosmosServiceException.class);
            client.transport.replies(definition("new=", "/b")).replies("201");

            client.ledger().createItem(ITEM);

            assertThat(client.header(4, "x-ms-documentdb-partitionkey")).isEqualTo("[\"y\"]");
        }

        @Test
        void is_not_the_container_of_a_resumed_session() {
            client.transport.replies(json("{}").session("old=", "0:-1#1"));
            var session = client.blocking().newSession();
            session.database("books").container("ledger").readItem("1", PartitionKey.of("x"), RawJson.class);
            TestClient other = new TestClient();
            other.transport.replies(ranges("new="), definition("new=", "/b"));

            var resumed = other.blocking().resumeSession(session.state());

            assertThatThrownBy(
                            () -> resumed.database("books").container("ledger").readMany(TWO, RawJson.class))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageContaining("of another container");
            assertThat(other.transport.requests()).hasSize(2);
        }
    }
}
