package io.aiocosmos.examples;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SessionState;
import java.io.PrintStream;

/** Reads its own writes on another instance of the application: the session state is handed over in a cookie. */
public final class SessionHandover {
    private SessionHandover() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            PartitionKey shelf = PartitionKey.of("shelf-2");
            String cookie;
            try (CosmosSession here = example.client().newSession()) {
                Books.of(here).upsertItem(Books.book(2), shelf);
                cookie = here.state().text();
            }

            try (CosmosSession there = example.client().resumeSession(SessionState.of(cookie))) {
                CosmosContainer books = Books.of(there);
                out.println("Read "
                        + books.readItem("book-2", shelf, Books.Book.class)
                                .value()
                                .title());
            }
        }
    }
}
