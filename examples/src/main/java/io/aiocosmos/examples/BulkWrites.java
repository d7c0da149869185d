package io.aiocosmos.examples;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosContainer;
import java.io.PrintStream;
import java.util.stream.IntStream;

/** Writes items from a source of any length in constant memory, with a callback for each result. */
public final class BulkWrites {
    private BulkWrites() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosContainer books = Books.of(example.client());
            Iterable<Books.Book> source =
                    () -> IntStream.range(0, 10_000).mapToObj(Books::book).iterator();
            BulkOptions options =
                    BulkOptions.builder().upsert(true).maxConcurrency(50).build();

            BulkSummary summary = books.createItems(source, options, result -> {
                if (!result.isOk()) out.println("Item " + result.index() + " failed with " + result.statusCode());
            });

            out.println("Stored " + summary.succeeded() + " books for " + Math.round(summary.requestCharge()) + " RU");
        }
    }
}
