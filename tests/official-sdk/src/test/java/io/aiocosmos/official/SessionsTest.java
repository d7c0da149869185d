package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.ConsistencyLevel;
import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import io.aiocosmos.emulator.CosmosEmulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads without a session token are stale here. */
class SessionsTest {
    private static final int WRITES_BEHIND = 5;

    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().readLag(WRITES_BEHIND));

    private static CosmosContainer items;

    @BeforeAll
    static void create_a_container() {
        SDK.client().createDatabase("d");
        SDK.client().getDatabase("d").createContainer("c", "/pk");
        items = items(SDK.client());
    }

    private static CosmosContainer items(CosmosClient client) {
        return client.getDatabase("d").getContainer("c");
    }

    private static Entry entry() {
        return new Entry(SDK.newName(), "a", 1);
    }

    private static int amount(Entry entry) {
        return items.readItem(entry.id(), entry.key(), Entry.class).getItem().amount();
    }

    @Test
    void a_client_reads_what_it_wrote() {
        Entry entry = entry();
        items.createItem(entry);

        assertThat(amount(entry)).isEqualTo(1);
        items.upsertItem(entry.with(2));
        assertThat(amount(entry)).isEqualTo(2);
    }

    @Test
    void a_read_with_weaker_consistency_may_be_old() {
        Entry entry = entry();
        items.createItem(entry);
        CosmosItemRequestOptions eventual =
                new CosmosItemRequestOptions().setConsistencyLevel(ConsistencyLevel.EVENTUAL);

        assertThat(statusOf(() -> items.readItem(entry.id(), entry.key(), eventual, Entry.class)))
                .isEqualTo(404);
    }

    @Test
    void another_client_reads_it_with_the_token_of_the_write() {
        Entry entry = entry();
        String token = items.createItem(entry).getSessionToken();

        try (CosmosClient other = SDK.newClient().buildClient()) {
            CosmosContainer same = items(other);

            assertThat(statusOf(() -> same.readItem(entry.id(), entry.key(), Entry.class)))
                    .isEqualTo(404);
            CosmosItemRequestOptions resumed = new CosmosItemRequestOptions().setSessionToken(token);
            assertThat(same.readItem(entry.id(), entry.key(), resumed, Entry.class)
                            .getItem())
                    .isEqualTo(entry);
        }
    }

    @Test
    void a_missing_item_is_not_found_at_once() {
        Entry missing = entry();
        items.createItem(entry());
        long before = SDK.emulator().stats().requests("docs.read");

        assertThat(statusOf(() -> amount(missing))).isEqualTo(404);
        assertThat(SDK.emulator().stats().requests("docs.read")).isEqualTo(before + 1);
    }
}
