package org.example.shop;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.error.CosmosConflictException;

/** Creates, reads, replaces and deletes items, and nothing else: what such a program has of the client is measured. */
public final class Crud {
    private Crud() {}

    /** Takes the account's endpoint and its key; prints one line for each step. */
    public static void main(String[] arguments) {
        try (CosmosClient cosmos = CosmosClients.connect(arguments[0], arguments[1])) {
            cosmos.createDatabaseIfNotExists("books");
            cosmos.database("books").createContainerIfNotExists(ContainerProperties.of("ledger", "/account"));
            run(cosmos.database("books").container("ledger"), PartitionKey.of("Account-1"));
        }
    }

    private static void run(CosmosContainer ledger, PartitionKey account) {
        Entry entry = new Entry("entry-1", "Account-1", 42);
        System.out.println("created " + ledger.createItem(entry, account).statusCode());
        try {
            ledger.createItem(entry, account);
        } catch (CosmosConflictException e) {
            System.out.println("refused " + e.statusCode());
        }
        System.out.println(
                "read " + ledger.readItem("entry-1", account, Entry.class).value().amount);
        ledger.upsertItem(new Entry("entry-1", "Account-1", 43), account);
        ledger.replaceItem(new Entry("entry-1", "Account-1", 44));
        System.out.println(
                "read " + ledger.readItem("entry-1", account, Entry.class).value().amount);
        ledger.deleteItem("entry-1", account);
        System.out.println(
                "found " + ledger.findItem("entry-1", account, Entry.class).isPresent());
    }
}
