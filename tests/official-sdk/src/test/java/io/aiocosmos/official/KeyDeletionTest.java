package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import io.aiocosmos.emulator.CosmosEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyDeletionTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(4));

    private final CosmosContainer items = SDK.newContainer("/pk");

    private static void delete(CosmosContainer items, String key) {
        int status = items.deleteAllItemsByPartitionKey(new PartitionKey(key), new CosmosItemRequestOptions())
                .getStatusCode();
        assertThat(status).isBetween(200, 299);
    }

    @Test
    void the_items_of_a_key_are_gone_at_once_and_others_are_not() {
        for (int i = 0; i < 20; i++) items.createItem(new Entry("i" + i, "k" + i % 2, i));

        delete(items, "k0");

        assertThat(items.readAllItems(new PartitionKey("k0"), Entry.class)).isEmpty();
        assertThat(items.readAllItems(new PartitionKey("k1"), Entry.class)).hasSize(10);
    }

    @Test
    void a_key_without_items_is_no_failure() {
        delete(items, "none");

        Entry entry = new Entry("1", "none", 1);
        items.createItem(entry);
        assertThat(items.readAllItems(entry.key(), Entry.class)).containsExactly(entry);
    }
}
