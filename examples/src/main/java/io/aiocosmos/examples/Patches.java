package io.aiocosmos.examples;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import java.io.PrintStream;

/** Changes a part of an item, if the item meets a condition. */
public final class Patches {
    private Patches() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosContainer books = Books.of(example.client());
            Books.Book book = Books.book(3);
            PartitionKey shelf = PartitionKey.of(book.shelf());
            books.upsertItem(book, shelf);
            Patch longer = Patch.create().increment("/pages", 10).where("c.pages < @limit", book.pages() + 10);

            out.println("Now "
                    + books.patchItem(book.id(), shelf, longer, Books.Book.class)
                            .value());
            try {
                books.patchItem(book.id(), shelf, longer, Books.Book.class);
            } catch (CosmosPreconditionFailedException e) {
                out.println("Long enough: " + e.getMessage());
            }
        }
    }
}
