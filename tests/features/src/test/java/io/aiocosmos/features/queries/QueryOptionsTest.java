package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryMetrics;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.emulator.Hold;
import io.aiocosmos.error.CosmosTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Query options, as observed by the service. */
class QueryOptionsTest {
    private static final SqlQuery ALL = SqlQuery.of("SELECT * FROM c");
    private static final SqlQuery BY_N = SqlQuery.of("SELECT * FROM c ORDER BY c.n");
    private static final int PARTITIONS = 8;

    private final CosmosEmulator emulator = CosmosEmulator.builder()
            .partitions(PARTITIONS)
            .latency(Duration.ofMillis(2))
            .start();
    private final CosmosClient client = CosmosClients.builder()
            .endpoint(emulator.endpoint())
            .key(emulator.key())
            .transport(emulator.transport())
            .codec("jackson")
            .endpointDiscovery(false) // requests in flight are counted: the account is not to be read in between
            .build();
    private CosmosContainer container;

    @BeforeEach
    void fill() {
        client.createDatabase("queries");
        client.database("queries").createContainer(ContainerProperties.of("items", "/pk"));
        container = client.database("queries").container("items");
        for (int i = 0; i < 40; i++)
            container.createItem(
                    RawJson.of("{\"id\":\"" + i + "\",\"pk\":\"k" + i + "\",\"n\":" + i % 5 + "}"),
                    PartitionKey.of("k" + i));
        emulator.stats().reset();
    }

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    @Test
    void parallel_requests_are_bounded_and_do_not_change_the_order() {
        for (SqlQuery query : List.of(ALL, BY_N))
            for (int parallelism : new int[] {1, 3, PARTITIONS}) {
                List<RawJson> oneByOne = rows(query, 1); // also: plan and ranges are known
                emulator.stats().reset();

                assertThat(rows(query, parallelism)).hasSize(40).isEqualTo(oneByOne);
                assertThat(emulator.stats().mostInFlight()).isBetween(1, parallelism);
            }
    }

    private List<RawJson> rows(SqlQuery query, int parallelism) {
        List<RawJson> rows = new ArrayList<>();
        QueryOptions options = QueryOptions.builder()
                .maxDegreeOfParallelism(parallelism)
                .maxItemCount(2)
                .build();
        container.queryItems(query, RawJson.class, options).forEach(rows::add);
        return rows;
    }

    @Test
    void exceeding_maxBufferedItems_fails_and_names_the_option() {
        QueryOptions few = QueryOptions.builder().maxBufferedItems(3).build();
        for (String query : List.of(
                "SELECT c.n, COUNT(1) AS k FROM c GROUP BY c.n",
                "SELECT DISTINCT VALUE c.n FROM c",
                "SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.n FROM c)"))
            assertThatThrownBy(() -> count(SqlQuery.of(query), few))
                    .as(query)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("maxBufferedItems");
    }

    @Test
    void an_ordered_query_keeps_to_it_with_smaller_pages() {
        assertThat(count(BY_N, QueryOptions.builder().maxBufferedItems(3).build()))
                .isEqualTo(40);
    }

    private int count(SqlQuery query, QueryOptions options) {
        int rows = 0;
        for (RawJson row : container.queryItems(query, RawJson.class, options)) rows += row.length() > 0 ? 1 : 0;
        return rows;
    }

    @Test
    void an_abandoned_iterator_sends_no_more_than_prefetched_pages() {
        QueryOptions options =
                QueryOptions.builder().maxDegreeOfParallelism(3).maxItemCount(1).build();
        Iterator<RawJson> rows =
                container.queryItems(ALL, RawJson.class, options).iterator();
        rows.next();

        assertThat(emulator.stats().requests("docs.query")).isLessThanOrEqualTo(3 + 1);
    }

    @Test
    void a_closed_stream_leaves_nothing_in_flight() throws InterruptedException {
        count(ALL, QueryOptions.builder().maxDegreeOfParallelism(4).build());
        Hold hold = emulator.faults()
                .always()
                .where(request -> range(request).filter(id -> !id.equals("0")).isPresent())
                .hold();
        QueryOptions options =
                QueryOptions.builder().maxDegreeOfParallelism(4).maxItemCount(1).build();
        Stream<RawJson> rows = container.queryItems(ALL, RawJson.class, options).stream();
        rows.iterator().next();
        assertThat(hold.awaitArrivals(3, Duration.ofSeconds(10))).isTrue();

        rows.close();

        assertThat(emulator.stats().inFlight()).isZero();
    }

    @Test
    void a_timeout_of_one_partition_ends_the_query() {
        count(BY_N, QueryOptions.defaults());
        emulator.faults()
                .always()
                .where(request -> range(request).filter("5"::equals).isPresent())
                .hold();
        QueryOptions options = QueryOptions.builder()
                .maxDegreeOfParallelism(PARTITIONS)
                .timeout(Duration.ofMillis(200))
                .build();

        assertThatThrownBy(() -> count(BY_N, options)).isInstanceOf(CosmosTimeoutException.class);
    }

    @Test
    void the_charges_of_pages_add_up_to_the_services() {
        for (SqlQuery query : List.of(ALL, BY_N, SqlQuery.of("SELECT VALUE COUNT(1) FROM c"))) {
            double charged = 0;
            int pages = 0;
            for (CosmosPage<RawJson> page :
                    container.queryItems(query, RawJson.class).pages()) {
                charged += page.requestCharge();
                pages++;
                assertThat(page.sessionToken()).isPresent();
                assertThat(page.activityId()).isPresent();
            }

            assertThat(pages).isPositive();
            assertThat(charged).as(query.text()).isGreaterThanOrEqualTo(PARTITIONS);
        }
    }

    @Test
    void query_metrics_add_up_over_pages_and_partitions() {
        QueryOptions asked = QueryOptions.builder()
                .queryMetrics(true)
                .indexMetrics(true)
                .maxItemCount(3)
                .build();
        SqlQuery some = SqlQuery.of("SELECT * FROM c WHERE c.n < 3");
        for (SqlQuery query : List.of(some, SqlQuery.of(some.text() + " ORDER BY c.n"))) {
            QueryMetrics total = QueryMetrics.of(Map.of());
            List<String> indexes = new ArrayList<>();
            for (CosmosPage<RawJson> page :
                    container.queryItems(query, RawJson.class, asked).pages()) {
                if (page.queryMetrics().isPresent())
                    total = total.plus(page.queryMetrics().orElseThrow());
                page.indexMetrics().ifPresent(metrics -> indexes.add(metrics.text()));
            }

            assertThat(total.outputDocumentCount()).as(query.text()).isEqualTo(24);
            assertThat(total.retrievedDocumentCount()).isGreaterThanOrEqualTo(24);
            assertThat(indexes).isNotEmpty().allSatisfy(text -> assertThat(text).contains("/n/?"));
        }
    }

    @Test
    void metrics_are_not_requested_by_default() {
        CosmosPage<RawJson> page = container.queryItems(ALL, RawJson.class).page(5);

        assertThat(page.queryMetrics()).isEmpty();
        assertThat(page.indexMetrics()).isEmpty();
    }

    private static Optional<String> range(EmulatorRequest request) {
        return request.header("x-ms-documentdb-partitionkeyrangeid");
    }
}
