package io.aiocosmos.examples;

import io.aiocosmos.ChangeFeed;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.examples.Books.Book;
import java.io.PrintStream;
import java.time.Duration;

/** The change feed read by hand: until it is caught up, page by page, and for ever. */
public final class ReadingChanges {
    private ReadingChanges() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosContainer books = Books.of(example.client());
            for (int i = 0; i < 10; i++) books.upsertItem(Books.book(i));

            String stored = all(books, out);
            books.upsertItem(Books.book(10));
            stored = polled(books, stored, out);
            books.upsertItem(Books.book(11));
            follow(books, stored, out);
        }
    }

    private static String all(CosmosContainer books, PrintStream out) {
        int count = 0;
        String continuation = null;
        for (ChangeFeedPage<Book> page : books.queryChangeFeed(ChangeFeedOptions.fromBeginning(), Book.class)
                .pages()) {
            count += page.items().size();
            continuation = page.continuation();
        }
        out.println("Caught up after " + count + " changes");
        return continuation;
    }

    /** By a timer of one's own, perhaps in another process: all that must be kept is the continuation. */
    private static String polled(CosmosContainer books, String continuation, PrintStream out) {
        ChangeFeed<Book> feed = books.queryChangeFeed(ChangeFeedOptions.fromContinuation(continuation), Book.class);
        ChangeFeedPage<Book> page = feed.poll();
        for (; !page.isCaughtUp(); page = feed.poll())
            for (Book book : page.items()) out.println("Polled " + book.title());
        return page.continuation();
    }

    private static void follow(CosmosContainer books, String continuation, PrintStream out) {
        ChangeFeed<Book> feed = books.queryChangeFeed(ChangeFeedOptions.fromContinuation(continuation), Book.class);
        for (ChangeFeedPage<Book> page : feed.follow(Duration.ofSeconds(1))) {
            for (Book book : page.items()) out.println("Followed " + book.title());
            if (!page.items().isEmpty()) return; // else for ever
        }
    }
}
