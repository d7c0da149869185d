package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.features.queries.MarkingCodec.Marked;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of all queries are decoded by the user's codec, each once and in order; raw rows are not decoded. */
class RowCodecTest {
    private final MarkingCodec codec = new MarkingCodec();
    private CosmosEmulator emulator;
    private CosmosClient client;
    private CosmosContainer container;

    @BeforeEach
    void begin() {
        emulator = CosmosEmulator.start();
        client = CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .key(emulator.key())
                .transport(emulator.transport())
                .codec(codec)
                .build();
        client.createDatabase("queries");
        client.database("queries").createContainer(ContainerProperties.of("items", "/pk"));
        container = client.database("queries").container("items");
        for (int i = 0; i < 20; i++)
            container.createItem(
                    RawJson.of("{\"id\":\"" + i + "\",\"pk\":\"k" + i % 7 + "\",\"n\":" + i % 5 + "}"),
                    PartitionKey.of("k" + i % 7));
        emulator.pages().endAfter(3);
    }

    @AfterEach
    void end() {
        client.close();
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM c | 20",
                "SELECT * FROM c ORDER BY c.n | 20",
                "SELECT TOP 7 * FROM c ORDER BY c.n DESC | 7",
                "SELECT VALUE c.n FROM c OFFSET 3 LIMIT 9 | 9",
                "SELECT VALUE COUNT(1) FROM c | 1",
                "SELECT AVG(c.n), MAX(c.id) FROM c | 1",
                "SELECT c.n, COUNT(1) AS k FROM c GROUP BY c.n | 5",
                "SELECT DISTINCT VALUE c.n FROM c | 5",
                "SELECT DISTINCT VALUE c.n FROM c ORDER BY c.n | 5",
                "SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.n FROM c) | 1"
            })
    void are_decoded_once_and_in_order(String query, int rows) {
        for (int parallelism : new int[] {1, 3}) {
            codec.made.clear();
            QueryOptions options =
                    QueryOptions.builder().maxDegreeOfParallelism(parallelism).build();
            List<Marked> read = new ArrayList<>();
            container.queryItems(SqlQuery.of(query), Marked.class, options).forEach(read::add);

            assertThat(read).hasSize(rows);
            assertSame(read, codec.made);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM c | 20",
                "SELECT VALUE c.n FROM c ORDER BY c.n | 20",
                "SELECT DISTINCT VALUE c.n FROM c ORDER BY c.n | 5",
                "SELECT VALUE SUM(c.n) FROM c | 1"
            })
    void are_decoded_once_on_pages_too(String query, int rows) {
        List<Marked> read = new ArrayList<>();
        CosmosPage<Marked> page =
                container.queryItems(SqlQuery.of(query), Marked.class).page(4);
        read.addAll(page.items());
        while (page.continuation().isPresent()) {
            page = container
                    .queryItems(SqlQuery.of(query), Marked.class)
                    .page(page.continuation().get(), 4);
            read.addAll(page.items());
        }

        assertThat(read).hasSize(rows);
        assertSame(read, codec.made);
    }

    @ParameterizedTest
    @CsvSource({"SELECT * FROM c", "SELECT * FROM c ORDER BY c.n", "SELECT VALUE COUNT(1) FROM c"})
    void raw_rows_and_parameters_bypass_the_codec(String query) {
        SqlQuery sql = SqlQuery.of(query).with("@unused", RawJson.of("1"));
        for (RawJson row : container.queryItems(sql, RawJson.class))
            assertThat(row.length()).isPositive();

        assertThat(codec.made).isEmpty();
    }

    /** Asserts that they are the same objects, not only equal ones. */
    private static void assertSame(List<Marked> read, List<Marked> made) {
        Map<Marked, Integer> places = new IdentityHashMap<>();
        for (Marked each : made) places.put(each, places.size());
        assertThat(made).hasSameSizeAs(read);
        for (int i = 0; i < read.size(); i++)
            assertThat(places.get(read.get(i))).isEqualTo(i);
    }
}
