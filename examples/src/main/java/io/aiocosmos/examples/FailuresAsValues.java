package io.aiocosmos.examples;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.PartitionKey;
import java.io.PrintStream;

/** Failures of the service as values instead of exceptions. */
public final class FailuresAsValues {
    private FailuresAsValues() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosContainer books = Books.of(example.client().throwOnFailure(false));

            CosmosResponse<Books.Book> missing =
                    books.readItem("no-such-book", PartitionKey.of("shelf-3"), Books.Book.class);

            if (!missing.isOk())
                out.println("Status " + missing.statusCode() + ": "
                        + missing.failure().isPresent());
        }
    }
}
