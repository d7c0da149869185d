package io.aiocosmos.examples;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.PartitionKey;
import java.io.PrintStream;

/** Failures of the service as values, for code that would rather look than catch. */
public final class FailuresAsValues {
    private FailuresAsValues() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (Service service = Service.fromEnvironment()) {
            CosmosContainer books = Shelf.of(service.client().throwOnFailure(false));

            CosmosResponse<Shelf.Book> missing =
                    books.readItem("no-such-book", PartitionKey.of("shelf-3"), Shelf.Book.class);

            if (!missing.isOk())
                out.println("Status " + missing.statusCode() + ": "
                        + missing.failure().isPresent());
        }
    }
}
