package io.aiocosmos.examples;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosContainer;
import java.io.PrintStream;
import java.util.stream.IntStream;

/** Writes items from a source of any length, in constant memory, and hears of each. */
public final class ManyItems {
    private ManyItems() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (Service service = Service.fromEnvironment()) {
            CosmosContainer books = Shelf.of(service.client());
            Iterable<Shelf.Book> source =
                    () -> IntStream.range(0, 10_000).mapToObj(Shelf::book).iterator();
            BulkOptions options =
                    BulkOptions.builder().upsert(true).maxConcurrency(50).build();

            BulkSummary summary = books.createItems(source, options, result -> {
                if (!result.isOk()) out.println("Item " + result.index() + " failed with " + result.statusCode());
            });

            out.println("Stored " + summary.succeeded() + " books for " + Math.round(summary.requestCharge()) + " RU");
        }
    }
}
