package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertOneLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TokenSupplier;
import io.aiocosmos.emulator.Faults;
import io.aiocosmos.error.CosmosException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plants secrets, causes failures of all kinds, and searches all printable objects for the secrets. */
@Tag("emulator")
class SecretsTest extends FeatureTest {
    private static final String KEY = "cGxhbnRlZC1hY2NvdW50LWtleQ==";
    private static final String TOKEN = "planted-access-token";
    private static final String SESSION_TOKEN = "0:-1#987654321987";
    private static final String BODY = "planted-item-body";
    private static final String PARTITION = "planted-partition";
    private static final List<String> SECRETS =
            List.of(KEY, "planted-account-key", TOKEN, "987654321987", BODY, PARTITION);

    private static final PartitionKey IN_PARTITION = PartitionKey.of(PARTITION);
    private static final RawJson ITEM =
            RawJson.of("{\"id\":\"1\",\"pk\":\"" + PARTITION + "\",\"n\":\"" + BODY + "\"}");

    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final List<Throwable> problems = new ArrayList<>();
    private Faults faults;
    private CosmosContainer items;

    @BeforeEach
    void open() {
        faults = setup.server().emulator().faults();
        items = container();
    }

    @AfterEach
    void resetFaults() {
        faults.clear();
    }

    private void assertFails(ThrowingCallable use) {
        Throwable problem = catchThrowable(use);
        assertThat(problem).as("something should have gone wrong").isNotNull();
        problems.add(problem);
    }

    private CosmosContainer heard(CosmosClient listened) {
        printed.add(listened.toString());
        return listened.database(databaseId).container(items.id());
    }

    private CosmosClientBuilder listening() {
        return setup.builder().listener(event -> printed.add(event.toString()));
    }

    @AfterEach
    void no_secret_was_printed() {
        for (Throwable problem : problems) {
            StringWriter stack = new StringWriter();
            problem.printStackTrace(new PrintWriter(stack));
            printed.add(stack.toString());
            if (problem instanceof CosmosException failure)
                printed.add(failure.details().toString());
            assertOneLine(problem);
        }
        assertThat(printed).isNotEmpty();
        for (String secret : SECRETS)
            assertThat(printed).allSatisfy(text -> assertThat(text).doesNotContain(secret));
    }

    @Test
    void keys_and_tokens() {
        CosmosClientBuilder wrongKey = listening().key(KEY);
        printed.add(wrongKey.toString());
        printed.add(CosmosCredential.key(KEY).toString());
        assertFails(() -> setup.connect(wrongKey));
        assertFails(() -> setup.builder().key(KEY + "?"));
        assertFails(() -> setup.builder().endpoint("AccountEndpoint=https://a;AccountKey=" + KEY));
        assertFails(() -> CosmosCredential.resourceToken(TOKEN));
        assertFails(() -> setup.builder().connectionString("AccountEndpoint=nonsense;AccountKey=" + KEY));
        assertFails(() -> setup.builder().connectionString("Endpoint=https://a;AccountKey=" + KEY));
        assertFails(() -> setup.connect(
                listening().credential(CosmosCredential.resourceToken("type=resource&ver=1&sig=" + TOKEN))));
        assertFails(() -> setup.connect(listening()
                .credential(CosmosCredential.token(scope -> CompletableFuture.completedFuture(
                        new TokenSupplier.AccessToken(TOKEN, Instant.now().plusSeconds(3600)))))));
        printed.add(CosmosCredential.resourceToken("type=resource&ver=1&sig=" + TOKEN)
                .toString());
    }

    @Test
    void items_and_partition_keys() {
        try (CosmosClient listened = setup.connect(listening())) {
            CosmosContainer mine = heard(listened);
            printed.add(mine.createItem(ITEM, IN_PARTITION).toString());
            printed.add(mine.readItem("1", IN_PARTITION, RawJson.class).toString());
            printed.add(ItemToCreate.of(ITEM, IN_PARTITION).toString());
            printed.add(mine.createItems(List.of(ITEM), BulkOptions.defaults()).toString());
            assertFails(() -> mine.createItem(ITEM, IN_PARTITION));
            assertFails(() -> mine.createItem(ITEM, PartitionKey.of("other")));
            assertFails(() -> mine.readItem("1", IN_PARTITION, Item.class).value());
            assertFails(() -> mine.createItem(RawJson.of("{\"id\":\"2\",\"n\":\"" + BODY + "\"}")));
            assertFails(() -> mine.createItem(RawJson.of("{\"id\":\"2\",\"n\":\"" + BODY)));
            assertFails(() -> mine.readItem("no-such-item", IN_PARTITION, Item.class));
        }
    }

    @Test
    void session_tokens() {
        try (CosmosClient listened = setup.connect(listening())) {
            CosmosContainer mine = heard(listened);
            ItemReadOptions ahead = ItemReadOptions.builder()
                    .sessionToken(SESSION_TOKEN)
                    .timeout(Duration.ofMillis(500))
                    .build();
            printed.add(ahead.toString());
            faults.always().kind("docs.read").respond(404, 1002);
            assertFails(() -> mine.readItem("1", IN_PARTITION, Item.class, ahead));
            assertFails(() -> ItemReadOptions.builder().sessionToken("987654321987"));
        }
    }

    @Test
    void broken_connections_and_answers_of_others() {
        try (CosmosClient listened = setup.connect(listening())) {
            CosmosContainer mine = heard(listened);
            ItemWriteOptions hurried =
                    ItemWriteOptions.builder().timeout(Duration.ofMillis(100)).build();
            faults.next(1).kind("docs.create").breakAfter();
            assertFails(() -> mine.createItem(ITEM, IN_PARTITION));
            faults.next(1).kind("docs.create").hold();
            assertFails(() -> mine.createItem(ITEM, IN_PARTITION, hurried));
            faults.next(1).kind("docs.create").respondRaw(403, "text/html", "<html>\r\n<p>proxy\nsays no</html>");
            assertFails(() -> mine.createItem(ITEM, IN_PARTITION));
            faults.next(1).kind("docs.read").respondRaw(200, "application/json", "{\"n\":\"" + BODY);
            assertFails(() -> mine.readItem("1", IN_PARTITION, Item.class).value());
        }
    }

    @Test
    void queries_and_their_parameters() {
        try (CosmosClient listened = setup.connect(listening())) {
            CosmosContainer mine = heard(listened);
            mine.createItem(ITEM, IN_PARTITION);
            SqlQuery query = SqlQuery.of("select * from c where c.n = @n").with("@n", BODY);
            printed.add(query.toString());
            printed.add(mine.queryItems(query, RawJson.class).page(1).toString());
            assertFails(() -> mine.queryItems(query, Item.class).iterator().next());
            assertFails(() -> mine.queryItems(SqlQuery.of("selekt @n").with("@n", BODY), Item.class)
                    .iterator()
                    .next());
        }
    }
}
