package org.example.shop;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.error.CosmosCodecException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.example.items.Total;

/** What the quickstart of the examples does, and what depends on types that the program names by a {@code TypeRef}. */
public final class Quickstart {
    private Quickstart() {}

    /** Takes the account's endpoint and its key; prints one line for each step. */
    public static void main(String[] arguments) {
        try (CosmosClient cosmos = CosmosClients.connect(arguments[0], arguments[1])) {
            cosmos.createDatabaseIfNotExists("books");
            cosmos.database("books").createContainerIfNotExists(ContainerProperties.of("ledger", "/account"));
            CosmosContainer ledger = cosmos.database("books").container("ledger");
            PartitionKey account = PartitionKey.of("Account-1");
            items(ledger, account);
            many(ledger, account);
            queries(ledger, account);
        }
    }

    private static void items(CosmosContainer ledger, PartitionKey account) {
        CosmosResponse<Entry> stored = ledger.upsertItem(new Entry("entry-0", "Account-1", 42), account);
        System.out.println("Stored entry-0: status " + stored.statusCode() + ", " + stored.requestCharge() + " RU");
        System.out.println("Read entry-0: amount "
                + ledger.readItem("entry-0", account, Entry.class).value().amount);
        System.out.println("Found entry-999: "
                + ledger.findItem("entry-999", account, Entry.class).isPresent());
    }

    private static void many(CosmosContainer ledger, PartitionKey account) {
        List<Entry> entries = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> new Entry("entry-" + i, "Account-1", i))
                .collect(Collectors.toList());
        List<ItemResult<Entry>> results =
                ledger.createItems(entries, BulkOptions.builder().upsert(true).build());
        System.out.println("Stored " + results.stream().filter(ItemResult::isOk).count() + " entries at once");
    }

    private static void queries(CosmosContainer ledger, PartitionKey account) {
        SqlQuery large = SqlQuery.of("SELECT * FROM c WHERE c.amount > @least ORDER BY c.amount")
                .with("@least", 98);
        for (Entry entry : ledger.queryItems(large, Entry.class, QueryOptions.inPartition(account)))
            System.out.println("Large: " + entry.id);

        SqlQuery ordered =
                SqlQuery.of("SELECT c.id, [c.amount] AS amounts FROM c WHERE c.amount < 3 ORDER BY c.amount");
        for (Map<String, Object> row : ledger.queryItems(ordered, new TypeRef<Map<String, Object>>() {}))
            System.out.println("Small: " + row);
        SqlQuery totals = SqlQuery.of("SELECT c.account, COUNT(1) AS entries FROM c GROUP BY c.account");
        for (Total total : ledger.queryItems(totals, Total.class))
            System.out.println("Total: " + total.account + " " + total.entries);
        SqlQuery lists = SqlQuery.of("SELECT VALUE [c] FROM c WHERE c.id = 'entry-7'");
        for (List<Entry> row : ledger.queryItems(lists, new TypeRef<List<Entry>>() {}))
            System.out.println("Listed: " + row.get(0).amount);
        try {
            SqlQuery texts = SqlQuery.of("SELECT c.id, 'none' AS amount FROM c WHERE c.id = 'entry-7'");
            ledger.queryItems(texts, Entry.class).forEach(entry -> {});
        } catch (CosmosCodecException e) {
            // What comes before has the name of the class, which is another one then.
            System.out.println("Refused: " + e.getMessage().split(" with ")[1]);
        }
    }
}
