package io.aiocosmos.examples;

import io.aiocosmos.BatchResult;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.error.CosmosConflictException;
import java.io.PrintStream;

/** Writes that belong together: all are done, or none. */
public final class Batches {
    private static final PartitionKey SHELF = PartitionKey.of("shelf-1");

    private Batches() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosContainer books = Books.of(example.client());
            books.upsertItem(new Counter("counter", "shelf-1", 0), SHELF);

            out.println("Put up: " + count(putUp(books, 1, 6)));
            try {
                putUp(books, 11, 1);
            } catch (CosmosConflictException e) {
                out.println("Operation " + e.details().operationIndex().getAsInt() + " failed, so nothing was done: "
                        + books.readItem("counter", SHELF, Counter.class)
                                .value()
                                .books());
            }
        }
    }

    record Counter(String id, String shelf, int books) {}

    /** New books, and how many there are now. */
    private static BatchResult putUp(CosmosContainer books, int one, int other) {
        return books.executeBatch(TransactionalBatch.in(SHELF)
                .patch("counter", Patch.create().increment("/books", 2))
                .create(Books.book(one))
                .create(Books.book(other))
                .read("counter"));
    }

    private static int count(BatchResult result) {
        return result.operation(3).value(Counter.class).books();
    }
}
