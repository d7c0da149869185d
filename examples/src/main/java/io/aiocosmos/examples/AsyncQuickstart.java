package io.aiocosmos.examples;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;

/** Futures and publishers: only the last line blocks. */
public final class AsyncQuickstart {
    private AsyncQuickstart() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosAsyncContainer books = Books.of(example.client()).async();
            PartitionKey shelf = PartitionKey.of("shelf-1");
            SqlQuery titles = SqlQuery.of("SELECT VALUE b.title FROM b");

            CompletableFuture<Void> all = books.upsertItem(Books.book(1), shelf)
                    .thenCompose(stored -> books.readItem("book-1", shelf, Books.Book.class))
                    .thenApply(CosmosResponse::value)
                    .thenAccept(book -> out.println("Read " + book.title()))
                    .thenCompose(read -> books.queryItems(titles, String.class, QueryOptions.inPartition(shelf))
                            .forEach(title -> out.println("Found " + title)));

            all.join();
        }
    }
}
