package io.aiocosmos.examples;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.changefeed.ChangeFeedProcessor;
import io.aiocosmos.examples.Books.Book;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Books by shelf, and a second container that has them by length, kept by a change feed processor. */
public final class MaterialisedView {
    private static final int BOOKS = 20;

    private MaterialisedView() {}

    record BookByLength(String id, String length, String shelf, String title) {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosContainer books = Books.of(example.client());
            CosmosDatabase library = example.client().database("library");
            library.createContainerIfNotExists(ContainerProperties.of("books-by-length", "/length"));
            library.createContainerIfNotExists(ContainerProperties.of("leases", "/id"));
            CosmosContainer view = library.container("books-by-length");

            CountDownLatch seen = new CountDownLatch(BOOKS);
            try (ChangeFeedProcessor processor = ChangeFeedProcessor.builder()
                    .monitored(books)
                    .leases(library.container("leases"))
                    .name("books-by-length")
                    .instance("example")
                    .pollDelay(Duration.ofMillis(100))
                    // done again, an upsert does no harm: the same book may come twice
                    .handle(Book.class, (changes, context) -> {
                        for (Book each : changes) {
                            view.upsertItem(byLength(each), PartitionKey.of(length(each)));
                            seen.countDown();
                        }
                    })
                    .listener(event -> event.failure().ifPresent(problem -> out.println("Failed: " + problem)))
                    .build()) {
                processor.start();
                for (int i = 0; i < BOOKS; i++) books.upsertItem(Books.book(i));
                if (!ExampleClient.await(seen)) out.println("Too slow");
                out.println("Behind by " + processor.estimatedLag().total());
            }
            long shortOnes = view.readAllItems(PartitionKey.of("short"), BookByLength.class).stream()
                    .count();
            out.println("Short books: " + shortOnes);
        }
    }

    private static BookByLength byLength(Book book) {
        return new BookByLength(book.id(), length(book), book.shelf(), book.title());
    }

    private static String length(Book book) {
        return book.pages() < 110 ? "short" : "long";
    }
}
