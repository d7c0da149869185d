package org.example.consumer;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import java.time.LocalDate;
import java.util.List;

/** Writes an item, reads it and finds it by a query. */
final class Main {
    private Main() {}

    /** Takes the account's endpoint and its key; prints one line for each step. */
    public static void main(String[] arguments) {
        try (CosmosClient cosmos = CosmosClients.connect(arguments[0], arguments[1])) {
            cosmos.createDatabaseIfNotExists("books");
            cosmos.database("books").createContainerIfNotExists(ContainerProperties.of("ledger", "/account"));
            CosmosContainer ledger = cosmos.database("books").container("ledger");
            PartitionKey account = PartitionKey.of("Account-1");
            Entry entry = new Entry("e1", "Account-1", 42, LocalDate.of(2024, 2, 29), List.of("caf\u00e9", "\u20ac"));

            CosmosResponse<Entry> created = ledger.createItem(entry, account);
            System.out.println("created " + created.statusCode());
            Entry read = ledger.readItem("e1", account, Entry.class).value();
            System.out.println("read the same " + read.equals(entry));
            SqlQuery query = SqlQuery.of("SELECT * FROM c WHERE c.account = @a").with("@a", "Account-1");
            for (Entry found : ledger.queryItems(query, Entry.class)) System.out.println("found " + found.id());
        }
    }
}
