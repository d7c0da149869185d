package io.aiocosmos.core.client;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.Throughput;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.spi.TransportResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The operations that are several requests, one after the other, each with what these are answered. */
enum RequestChain {
    CREATE_DATABASE_IF_NOT_EXISTS(
            client -> client.createDatabaseIfNotExists("books"), FakeResponse.status(404), json("{'id':'books'}")),
    CREATE_CONTAINER_IF_NOT_EXISTS(
            client -> client.database("books").createContainerIfNotExists(ContainerProperties.of("ledger", "/a")),
            FakeResponse.status(404),
            FakeResponse.status(409),
            definition()),
    CREATE_ITEM(client -> ledger(client).createItem(item()), definition(), json("{'id':'1'}")),
    UPSERT_ITEM(client -> ledger(client).upsertItem(item()), definition(), json("{'id':'1'}")),
    READ_THROUGHPUT(client -> ledger(client).readThroughput(), definition(), offers(), offer()),
    REPLACE_THROUGHPUT(
            client -> client.database("books").replaceThroughput(Throughput.autoscale(1000)),
            json("{'id':'books','_rid':'r'}"),
            offers(),
            offer(),
            offer()),
    READ_MANY(
            client -> ledger(client)
                    .readMany(
                            List.of(
                                    new ItemIdentity("1", PartitionKey.of("x")),
                                    new ItemIdentity("2", PartitionKey.of("y"))),
                            RawJson.class),
            ranges(),
            definition(),
            json("{'Documents':[{'id':'1'}]}").header("x-ms-continuation", "more"),
            json("{'Documents':[{'id':'2'}]}")),
    FEED_RANGES(
            client -> ledger(client).feedRanges(),
            json("{'PartitionKeyRanges':[{'id':'0','minInclusive':'','maxExclusive':'7F'}]}")
                    .header("x-ms-continuation", "more"),
            json("{'PartitionKeyRanges':[{'id':'1','minInclusive':'7F','maxExclusive':'FF'}]}")),
    QUERY(client -> query(client).toList(10), pages()),
    QUERY_PAGE(client -> query(client).page(10), pages()),
    REFUSED_QUERY(client -> queryOfKey(client).toList(10), refused()),
    REFUSED_QUERY_PAGE(client -> queryOfKey(client).page(10), refused()),
    PAGE_OF_SHORT_PAGES(
            client -> queryOfKey(client).page(3),
            json("{'Documents':[1]}").header("x-ms-continuation", "more"),
            definition(),
            json("{'Documents':[2]}").header("x-ms-continuation", "more"),
            json("{'Documents':[3]}"));

    private final Function<CosmosAsyncClient, CompletableFuture<?>> start;
    final List<TransportResponse> answers;

    RequestChain(Function<CosmosAsyncClient, CompletableFuture<?>> start, TransportResponse... answers) {
        this.start = start;
        this.answers = List.of(answers);
    }

    CompletableFuture<?> start(CosmosAsyncClient client) {
        return start.apply(client);
    }

    private static CosmosAsyncContainer ledger(CosmosAsyncClient client) {
        return client.database("books").container("ledger");
    }

    private static CosmosAsyncPages<RawJson> query(CosmosAsyncClient client) {
        return ledger(client).queryItems(SqlQuery.of("SELECT * FROM c"), RawJson.class);
    }

    private static CosmosAsyncPages<RawJson> queryOfKey(CosmosAsyncClient client) {
        QueryOptions options = QueryOptions.inPartition(PartitionKey.of("x"));
        return ledger(client).queryItems(SqlQuery.of("SELECT * FROM c"), RawJson.class, options);
    }

    private static RawJson item() {
        return RawJson.of("{\"id\":\"1\",\"a\":\"x\"}");
    }

    private static FakeResponse definition() {
        return json("{'id':'ledger','_rid':'r','partitionKey':{'paths':['/a'],'version':2}}");
    }

    private static FakeResponse offers() {
        return json("{'Offers':[{'_rid':'o','content':{'offerThroughput':400}}]}");
    }

    private static FakeResponse offer() {
        return json("{'_rid':'o','content':{'offerThroughput':400}}");
    }

    private static FakeResponse ranges() {
        return json("{'PartitionKeyRanges':[{'id':'0','minInclusive':'','maxExclusive':'FF'}]}");
    }

    private static TransportResponse[] pages() {
        return new TransportResponse[] {
            json("{'queryInfo':{}}"),
            ranges(),
            json("{'Documents':[]}").header("x-ms-continuation", "more"),
            json("{'Documents':[1]}")
        };
    }

    /** Sent as it is first, and planned when the service refuses that. */
    private static TransportResponse[] refused() {
        return new TransportResponse[] {
            FakeResponse.status(400, 1004).body("{}"),
            json("{'queryInfo':{}}"),
            ranges(),
            definition(),
            json("{'Documents':[1]}")
        };
    }

    private static FakeResponse json(String quoted) {
        return FakeResponse.ok(quoted.replace('\'', '"'));
    }
}
