package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches and deletions of all items of a key have a whole key: one that is not is refused before it is sent. */
class WholeKeysTest {
    private static final String TWO_LEVELS =
            "{\"id\":\"ledger\",\"_rid\":\"r\",\"partitionKey\":{\"paths\":[\"/a\",\"/b\"],\"kind\":\"MultiHash\"}}";
    private static final String ONE_LEVEL =
            "{\"id\":\"ledger\",\"_rid\":\"q\",\"partitionKey\":{\"paths\":[\"/a\"],\"kind\":\"Hash\"}}";
    private static final PartitionKey ONE = PartitionKey.of("x");
    private static final PartitionKey TWO = PartitionKey.hierarchical("x", "y");
    private static final PartitionKey THREE = PartitionKey.hierarchical("x", "y", "z");

    private final TestClient client = new TestClient();
    private final CosmosContainer ledger = client.ledger();

    enum Call {
        BATCH((ledger, key) -> ledger.executeBatch(batch(key))),
        BATCH_ASYNC((ledger, key) ->
                join(() -> ledger.async().executeBatch(batch(key)).join())),
        DELETION((ledger, key) -> ledger.deleteAllItems(key)),
        DELETION_ASYNC(
                (ledger, key) -> join(() -> ledger.async().deleteAllItems(key).join()));

        final BiConsumer<CosmosContainer, PartitionKey> call;

        Call(BiConsumer<CosmosContainer, PartitionKey> call) {
            this.call = call;
        }

        private static TransactionalBatch batch(PartitionKey key) {
            return TransactionalBatch.in(key).delete("1");
        }

        private static void join(Runnable call) {
            try {
                call.run();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    private void learn(String definition) {
        client.transport.replies(FakeResponse.ok(definition), FakeResponse.status(201));
        ledger.createItem(RawJson.of("{\"id\":\"1\",\"a\":1,\"b\":2}"));
    }

    private void isRefused(Call call, PartitionKey key, int levels) {
        assertThatThrownBy(() -> call.call.accept(ledger, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the partition key of an item must have all " + levels + " levels of the container's");
    }

    private void respond() {
        client.transport.otherwise(
                Reply.of(FakeResponse.ok("[{\"statusCode\":204}]").header("x-ms-activity-id", "f428")));
    }

    @ParameterizedTest
    @EnumSource
    void a_beginning_is_refused(Call call) {
        learn(TWO_LEVELS);
        client.transport.replies(FakeResponse.ok(TWO_LEVELS));

        isRefused(call, ONE, 2);

        assertThat(client.transport.requests())
                .extracting(each -> each.method())
                .containsExactly("GET", "POST", "GET");
    }

    @ParameterizedTest
    @EnumSource
    void too_many_levels_are_refused_though_nothing_is_known(Call call) {
        client.transport.replies(FakeResponse.ok(TWO_LEVELS));

        isRefused(call, THREE, 2);

        assertThat(client.transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_whole_one_is_sent(Call call) {
        learn(TWO_LEVELS);
        respond();

        call.call.accept(ledger, TWO);

        assertThat(client.transport.requests()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void one_of_a_container_that_was_made_again_is_sent(Call call) {
        learn(ONE_LEVEL);
        client.transport.replies(FakeResponse.ok(TWO_LEVELS));
        respond();

        call.call.accept(ledger, TWO);

        assertThat(client.header(3, "x-ms-documentdb-partitionkey")).isEqualTo("[\"x\",\"y\"]");
    }
}
