package io.aiocosmos.examples;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A database, a container, and items written and read. */
public final class Quickstart {
    private Quickstart() {}

    /** An item: anything the codec can write that has an {@code id} and the container's partition key. */
    record Entry(String id, String account, int amount) {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            out.println("Running on " + example.name());
            example.client().createDatabaseIfNotExists("books");
            CosmosDatabase books = example.client().database("books");
            books.createContainerIfNotExists(ContainerProperties.of("ledger", "/account"));
            CosmosContainer ledger = books.container("ledger");

            PartitionKey account = PartitionKey.of("Account-1");
            CosmosResponse<Entry> stored = ledger.upsertItem(new Entry("entry-0", "Account-1", 42), account);
            out.println("Stored entry-0: status " + stored.statusCode() + ", " + stored.requestCharge() + " RU");

            int amount =
                    ledger.readItem("entry-0", account, Entry.class).value().amount();
            out.println("Read entry-0: amount " + amount);
            out.println("Found entry-999: "
                    + ledger.findItem("entry-999", account, Entry.class).isPresent());

            List<Entry> entries = IntStream.rangeClosed(1, 100)
                    .mapToObj(i -> new Entry("entry-" + i, "Account-1", i))
                    .collect(Collectors.toList());
            List<ItemResult<Entry>> results = ledger.createItems(
                    entries, BulkOptions.builder().upsert(true).build());
            out.println("Stored " + results.stream().filter(ItemResult::isOk).count() + " entries at once");

            SqlQuery large =
                    SqlQuery.of("SELECT * FROM c WHERE c.amount > @least").with("@least", 95);
            for (Entry entry : ledger.queryItems(large, Entry.class, QueryOptions.inPartition(account)))
                out.println("Large: " + entry.id());
        }
    }
}
