package io.aiocosmos.examples;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;

/** The same with futures and publishers: nothing waits but the last line. */
public final class WithoutWaiting {
    private WithoutWaiting() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (Service service = Service.fromEnvironment()) {
            CosmosAsyncContainer books = Shelf.of(service.client()).async();
            PartitionKey shelf = PartitionKey.of("shelf-1");
            SqlQuery titles = SqlQuery.of("SELECT VALUE b.title FROM b");

            CompletableFuture<Void> all = books.upsertItem(Shelf.book(1), shelf)
                    .thenCompose(stored -> books.readItem("book-1", shelf, Shelf.Book.class))
                    .thenApply(CosmosResponse::value)
                    .thenAccept(book -> out.println("Read " + book.title()))
                    .thenCompose(read -> books.queryItems(titles, String.class, QueryOptions.inPartition(shelf))
                            .forEach(title -> out.println("Found " + title)));

            all.join();
        }
    }
}
