package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosForbiddenException;
import io.aiocosmos.error.CosmosServiceException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes without a partition key: the container's definition is read once, and says where the key is. */
class KeyExtractingWriterTest {
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\",\"a\":\"x\",\"b\":\"y\"}");

    private final TestClient client = new TestClient();

    private static FakeResponse keyedBy(String path) {
        return FakeResponse.ok("{\"id\":\"ledger\",\"partitionKey\":{\"paths\":[\"" + path + "\"],\"version\":2}}");
    }

    private String keyOf(int request) {
        return client.header(request, "x-ms-documentdb-partitionkey");
    }

    private CompletableFuture<CosmosResponse<RawJson>> start() {
        return client.ledger().async().createItem(ITEM);
    }

    @Test
    void the_definition_is_read_before_the_first_write_alone() {
        client.transport.replies(keyedBy("/a")).otherwise(Reply.of("201"));

        client.ledger().createItem(ITEM);
        client.ledger().upsertItem(ITEM);
        start().join();

        assertThat(client.line(0)).isEqualTo("GET /dbs/books/colls/ledger");
        assertThat(client.line(1)).isEqualTo("POST /dbs/books/colls/ledger/docs");
        assertThat(client.transport.requests()).hasSize(4);
        assertThat(keyOf(1)).isEqualTo("[\"x\"]");
        assertThat(keyOf(3)).isEqualTo("[\"x\"]");
    }

    @Test
    void writes_that_begin_together_share_one_read() {
        client.transport.replies(Reply.never()).otherwise(Reply.of("201"));
        CompletableFuture<?> first = start();
        CompletableFuture<?> second = start();

        first.cancel(true);
        client.transport.response(0).complete(keyedBy("/a"));

        assertThat(second).isCompleted();
        assertThat(client.transport.requests()).hasSize(2);
    }

    @Test
    void listeners_hear_of_the_read_by_its_own_name() {
        TestEngine engine = new TestEngine();
        engine.transport.replies(Reply.of(keyedBy("/a"))).otherwise(Reply.of("201"));
        new Client(ClientOperations.of(engine.pipeline(), new Codecs(new TestCodec()), true))
                .container("books", "ledger")
                .createItems(List.of(ITEM), BulkOptions.defaults());

        assertThat(engine.events(CosmosEvent.OperationEnded.class))
                .extracting(CosmosEvent.OperationEnded::operation)
                .filteredOn(name -> !name.equals("readAccount"))
                .containsExactly("readContainer", "createItems");
    }

    @Test
    void a_definition_that_cannot_be_read_is_the_failure_of_the_write() {
        client.transport.replies("403");

        assertThatThrownBy(() -> client.ledger().createItem(ITEM)).isInstanceOf(CosmosForbiddenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{<", "{\"partitionKey\":{\"paths\":[7]}}", "{\"partitionKey\":{\"paths\":["})
    void one_that_is_garbage_fails_the_write_and_no_later_one(String garbage) {
        client.transport.replies(FakeResponse.ok(garbage), keyedBy("/a")).otherwise(Reply.of("201"));

        assertThatThrownBy(() -> client.ledger().createItem(ITEM)).isInstanceOf(CosmosCodecException.class);
        assertThat(client.ledger().createItem(ITEM).statusCode()).isEqualTo(201);
    }

    @Test
    void a_read_that_began_in_a_session_that_was_closed_harms_no_other() {
        var session = client.blocking().newSession();
        var closed = session.database("books").container("ledger").async();
        session.close();
        client.transport.replies(keyedBy("/a")).otherwise(Reply.of("201"));

        assertThatThrownBy(() -> closed.createItem(ITEM).get()).hasMessageContaining("the session is closed");
        assertThat(client.ledger().createItem(ITEM).statusCode()).isEqualTo(201);
    }

    @Test
    void a_key_that_does_not_fit_any_more_has_the_definition_read_anew_and_is_sent_again() {
        client.transport
                .replies(keyedBy("/a"))
                .replies("201")
                .replies("400/1001")
                .replies(keyedBy("/b"))
                .replies("201");
        client.ledger().createItem(ITEM);

        assertThat(client.ledger().createItem(ITEM).statusCode()).isEqualTo(201);

        assertThat(keyOf(2)).isEqualTo("[\"x\"]");
        assertThat(keyOf(4)).isEqualTo("[\"y\"]");
    }

    @Test
    void a_future_write_is_sent_again_as_well() throws Exception {
        client.transport
                .replies(keyedBy("/a"))
                .replies("201")
                .replies("400/1001")
                .replies(keyedBy("/b"))
                .replies("201");
        start().get();

        assertThat(start().get().statusCode()).isEqualTo(201);

        assertThat(keyOf(4)).isEqualTo("[\"y\"]");
    }

    @Test
    void a_key_that_does_not_fit_the_definition_just_read_is_refused() {
        client.transport.replies(keyedBy("/a")).replies("400/1001");

        assertThatThrownBy(() -> client.ledger().createItem(ITEM)).isInstanceOf(CosmosServiceException.class);
        assertThat(client.transport.requests()).hasSize(2);
    }

    @Test
    void a_delete_insists_on_the_container_whose_definition_says_where_the_key_is() {
        String rid = "x-ms-cosmos-intended-collection-rid";
        client.transport
                .replies(FakeResponse.ok("{\"id\":\"ledger\",\"_rid\":\"r1\",\"partitionKey\":{\"paths\":[\"/a\"]}}"))
                .replies("201 204");

        client.ledger().createItem(ITEM);
        client.ledger().deleteItem(ITEM);

        assertThat(client.header(1, rid)).isNull(); // its body shows the service whether the key fits
        assertThat(client.line(2)).isEqualTo("DELETE /dbs/books/colls/ledger/docs/1");
        assertThat(client.header(2, rid)).isEqualTo("r1");
        assertThat(keyOf(2)).isEqualTo("[\"x\"]");
    }

    @Test
    void an_item_without_its_key_is_not_sent() {
        client.transport.replies(keyedBy("/c"));

        assertThatThrownBy(() -> client.ledger().createItem(ITEM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("item lacks /c, its partition key");
        assertThat(client.transport.requests()).hasSize(1);
    }

    @Test
    void a_cancel_frees_the_write() {
        client.transport.replies(Reply.of(keyedBy("/a")), Reply.never());

        start().cancel(true);

        assertThat(client.transport.inFlight()).isZero();
    }
}
