package io.aiocosmos.examples;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.SessionState;
import java.io.PrintStream;

/** Reads what was written elsewhere: the session travels from one instance of an application to the next, in a cookie. */
public final class CarrySession {
    private CarrySession() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (Service service = Service.fromEnvironment()) {
            PartitionKey shelf = PartitionKey.of("shelf-2");
            String cookie;
            try (CosmosSession here = service.client().newSession()) {
                Shelf.of(here).upsertItem(Shelf.book(2), shelf);
                cookie = here.state().text();
            }

            try (CosmosSession there = service.client().resumeSession(SessionState.of(cookie))) {
                CosmosContainer books = Shelf.of(there);
                out.println("Read "
                        + books.readItem("book-2", shelf, Shelf.Book.class)
                                .value()
                                .title());
            }
        }
    }
}
