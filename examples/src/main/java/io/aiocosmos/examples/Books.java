package io.aiocosmos.examples;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;

/** A container of books, partitioned by shelf. */
final class Books {
    private Books() {}

    record Book(String id, String shelf, String title, int pages) {}

    static CosmosContainer of(CosmosClient cosmos) {
        cosmos.createDatabaseIfNotExists("library");
        cosmos.database("library").createContainerIfNotExists(ContainerProperties.of("books", "/shelf"));
        return cosmos.database("library").container("books");
    }

    static Book book(int number) {
        return new Book("book-" + number, "shelf-" + number % 5, "Volume " + number, 100 + number);
    }
}
