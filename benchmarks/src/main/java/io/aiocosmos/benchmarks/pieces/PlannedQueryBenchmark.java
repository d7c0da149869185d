package io.aiocosmos.benchmarks.pieces;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A row of a query over all of four partitions, each of which has a page of 100 rows at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(4 * PlannedQueryBenchmark.ROWS)
public class PlannedQueryBenchmark {
    static final int ROWS = 100;

    private static final SqlQuery ALL = SqlQuery.of("SELECT * FROM c");
    private static final SqlQuery MOST = SqlQuery.of("SELECT * FROM c OFFSET 0 LIMIT 1000");

    private final CosmosClient merging = client("\"limit\":1000,\"offset\":0");
    private final CosmosClient client = client("");

    private static CosmosClient client(String plan) {
        String ranges = range(0, "", "40") + "," + range(1, "40", "80") + "," + range(2, "80", "C0") + ","
                + range(3, "C0", "FF");
        String rows = IntStream.range(0, ROWS)
                .mapToObj(number -> Item.number(number).json())
                .collect(Collectors.joining(","));
        InstantTransport plans = new InstantTransport("{\"queryInfo\":{" + plan + "}}");
        InstantTransport pages = new InstantTransport(
                "{\"_rid\":\"AbCdAJ1rbAA=\",\"PartitionKeyRanges\":[" + ranges + "],\"Documents\":[" + rows + "]}");
        return CosmosClients.builder()
                .endpoint("http://127.0.0.1:1")
                .key(GatewayTarget.key())
                .endpointDiscovery(false)
                .transport(new Planning(plans, pages))
                .codec("jackson")
                .build();
    }

    /** One response for requests for plans, another for ranges and pages. */
    private record Planning(InstantTransport plans, InstantTransport pages) implements HttpTransport {
        @Override
        public String name() {
            return "planning";
        }

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest request) {
            for (int i = 0; i < request.headerCount(); i++)
                if (request.headerName(i).equals("x-ms-cosmos-is-query-plan-request")) return plans.send(request);
            return pages.send(request);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static String range(int id, String min, String max) {
        return "{\"id\":\"" + id + "\",\"minInclusive\":\"" + min + "\",\"maxExclusive\":\"" + max + "\"}";
    }

    /** The client does not parse the rows. */
    @Benchmark
    public void queryAll(Blackhole taken) {
        query(client, ALL, taken);
    }

    /** The client counts the rows, so it must parse the page. */
    @Benchmark
    public void queryLimited(Blackhole taken) {
        query(merging, MOST, taken);
    }

    private static void query(CosmosClient client, SqlQuery query, Blackhole taken) {
        CosmosContainer container = client.database(GatewayTarget.DATABASE).container(GatewayTarget.CONTAINER);
        int rows = 0;
        for (Item item : container.queryItems(query, Item.class)) {
            taken.consume(item);
            rows++;
        }
        if (rows != 4 * ROWS) throw new IllegalStateException(rows + " rows");
    }

    @TearDown
    public void close() {
        merging.close();
        client.close();
    }
}
