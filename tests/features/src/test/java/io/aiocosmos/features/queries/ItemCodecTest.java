package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.features.queries.MarkingCodec.Marked;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** All values of operations are encoded and decoded by the user's codec only. */
class ItemCodecTest {
    private static final PartitionKey K = PartitionKey.of("k");

    private final MarkingCodec codec = new MarkingCodec();
    private final CosmosEmulator emulator =
            CosmosEmulator.builder().partitions(3).start();
    private final CosmosClient client = CosmosClients.builder()
            .endpoint(emulator.endpoint())
            .key(emulator.key())
            .transport(emulator.transport())
            .codec(codec)
            .build();
    private CosmosContainer items;

    @BeforeEach
    void begin() {
        client.createDatabase("queries");
        client.database("queries").createContainer(ContainerProperties.of("items", "/pk"));
        items = client.database("queries").container("items");
    }

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    private static Marked item(int i) {
        return new Marked("{\"id\":\"" + i + "\",\"pk\":\"k\"}");
    }

    /** Asserts that these are the very objects that the codec has decoded since the last call, and the only ones. */
    private void assertDecoded(Marked... values) {
        assertThat(codec.made).hasSize(values.length);
        for (int i = 0; i < values.length; i++) assertThat(codec.made.get(i)).isSameAs(values[i]);
        codec.made.clear();
    }

    @Nested
    class One_item {
        @Test
        void is_read_back_before_it_is_sent_if_it_is_the_first_of_its_class() {
            Marked stored = items.createItem(item(1)).value();

            assertThat(codec.made).hasSize(2).first().isEqualTo(item(1));
            assertThat(codec.made.get(1)).isSameAs(stored);
        }

        @Test
        void is_encoded_when_written() {
            items.createItem(item(0));
            codec.made.clear();
            codec.written.clear();

            assertDecoded(items.createItem(item(1)).value());
            assertDecoded(items.createItem(item(2), K).value());
            assertDecoded(items.upsertItem(item(1)).value());
            assertDecoded(items.upsertItem(item(1), K).value());
            assertDecoded(items.replaceItem(item(1), "1", K).value());
            assertThat(codec.written).containsExactly(item(1), item(2), item(1), item(1), item(1));
        }

        @Test
        void is_decoded_when_read() {
            items.createItem(item(1));
            codec.made.clear();

            assertDecoded(items.readItem("1", K, Marked.class).value());
            assertDecoded(items.findItem("1", K, Marked.class).orElseThrow());
            assertThat(items.findItem("2", K, Marked.class)).isEmpty();
            assertDecoded();
        }

        @Test
        void is_neither_as_raw_json() {
            items.createItem(RawJson.of(item(1).json()));
            items.upsertItem(RawJson.of(item(1).json()), K);
            items.replaceItem(RawJson.of(item(1).json()), "1", K);
            items.readItem("1", K, RawJson.class);
            items.findItem("1", K, RawJson.class);

            assertDecoded();
            assertThat(codec.written).isEmpty();
        }
    }

    @Nested
    class Many_items {
        private final List<Marked> ten =
                IntStream.range(0, 10).mapToObj(ItemCodecTest::item).toList();

        @Test
        void are_encoded_when_created() {
            List<ItemResult<Marked>> results = items.createItems(ten, BulkOptions.defaults());

            assertThat(results).allMatch(ItemResult::isOk);
            assertThat(codec.written).containsExactlyInAnyOrderElementsOf(ten);
        }

        @Test
        void are_decoded_when_read() {
            items.createItems(ten, BulkOptions.defaults());
            codec.made.clear();
            List<ItemIdentity> some = List.of(ItemIdentity.of("3", K), ItemIdentity.of("5", K));

            assertDecoded(items.readMany(some, Marked.class).items().toArray(new Marked[0]));
            assertDecoded(
                    items.readMany(some.subList(0, 1), Marked.class).items().toArray(new Marked[0]));
            List<Marked> all = new ArrayList<>();
            items.readAllItems(K, Marked.class).forEach(all::add);
            assertThat(all).hasSize(10);
            assertDecoded(all.toArray(new Marked[0]));
        }

        @Test
        void are_not_decoded_when_grouped_counted_or_compared() {
            items.createItems(ten, BulkOptions.defaults());
            for (String query : List.of(
                    "SELECT c.pk, COUNT(1) AS n, MAX(c.id) AS last FROM c GROUP BY c.pk",
                    "SELECT VALUE MIN(c.id) FROM c GROUP BY c.pk",
                    "SELECT DISTINCT c.pk FROM c",
                    "SELECT DISTINCT VALUE c FROM c",
                    "SELECT VALUE MAX(c.id) FROM c",
                    "SELECT COUNT(1) AS n FROM (SELECT DISTINCT VALUE c.id FROM c)",
                    "SELECT * FROM c ORDER BY c.id DESC OFFSET 1 LIMIT 3"))
                for (QueryOptions options : List.of(QueryOptions.defaults(), QueryOptions.inPartition(K))) {
                    codec.made.clear();
                    List<Marked> rows = new ArrayList<>();
                    items.queryItems(SqlQuery.of(query), Marked.class, options).forEach(rows::add);

                    assertThat(rows).as(query).isNotEmpty();
                    assertDecoded(rows.toArray(new Marked[0]));
                }
        }
    }

    @Nested
    class Failures {
        @Test
        void decode_no_value() {
            items.createItem(item(1));
            codec.made.clear();

            assertThatThrownBy(() -> items.createItem(item(1))).isInstanceOf(CosmosServiceException.class);
            assertThatThrownBy(() -> items.replaceItem(item(7), "7", K)).isInstanceOf(CosmosServiceException.class);
            assertThatThrownBy(() -> items.readItem("7", K, Marked.class)).isInstanceOf(CosmosServiceException.class);
            assertThatThrownBy(() -> items.queryItems(SqlQuery.of("SELEKT"), Marked.class)
                            .iterator()
                            .next())
                    .isInstanceOf(CosmosServiceException.class);
            assertThat(items.createItems(List.of(item(1)), BulkOptions.defaults()))
                    .noneMatch(ItemResult::isOk);
            assertDecoded();
        }

        @Test
        void as_values_have_the_services_message_and_no_value() {
            CosmosContainer quiet =
                    client.throwOnFailure(false).database("queries").container("items");
            CosmosResponse<Marked> missing = quiet.readItem("7", K, Marked.class);

            assertThat(missing.statusCode()).isEqualTo(404);
            assertDecoded();
        }
    }

    @Test
    void parameters_are_encoded_by_the_codec() {
        SqlQuery query = SqlQuery.of("SELECT VALUE @given").with("@given", item(1));

        List<Marked> rows = new ArrayList<>();
        items.queryItems(query, Marked.class).forEach(rows::add);

        assertThat(codec.written).containsExactly(item(1));
        assertDecoded(rows.toArray(new Marked[0]));
    }
}
