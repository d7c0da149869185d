package io.aiocosmos.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosClientBuilder;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import io.aiocosmos.junit.Container;
import io.aiocosmos.junit.CosmosAddress;
import io.aiocosmos.junit.CosmosTest;
import io.aiocosmos.junit.NoFullScans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The SDK under our JUnit extension, by its port; as testing.md shows it, where it is no longer than this. */
@CosmosTest
@Container(id = "books", partitionKey = "/author", data = "books.json")
class BooksTest {
    static CosmosClient client;

    @BeforeAll
    static void connect(CosmosAddress address) {
        System.setProperty("COSMOS.HTTP_CONNECTION_WITHOUT_TLS_ALLOWED", "true");
        client = new CosmosClientBuilder()
                .endpoint(address.endpoint())
                .key(address.key())
                .gatewayMode()
                .buildClient();
    }

    @Test
    @NoFullScans
    void finds_books_by_title(io.aiocosmos.CosmosDatabase database) {
        CosmosContainer books = client.getDatabase(database.id()).getContainer("books");
        String query = "SELECT VALUE c.id FROM c WHERE c.title = 'Emma'";

        assertEquals(
                List.of("1"),
                books.queryItems(query, new CosmosQueryRequestOptions(), String.class).stream()
                        .toList());
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @Test
    void the_page_shows_this_class() throws Exception {
        String page = Files.readString(Path.of("..", "..", "docs", "testing.md"));
        String source = Files.readString(Path.of("src/test/java/io/aiocosmos/official/BooksTest.java"));
        String shown = page.split("```java azure-cosmos\n")[1].split("\n}\n```")[0];

        assertTrue(source.contains(shown), shown);
    }
}
