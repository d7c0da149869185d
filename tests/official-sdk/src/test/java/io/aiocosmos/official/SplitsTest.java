package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A range splits that the SDK has cached. */
class SplitsTest {
    private static final int COUNT = 12;

    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(1));

    private CosmosContainer items;

    @BeforeEach
    void split_a_container_in_use() {
        String database = SDK.newDatabase().getId();
        SDK.client().getDatabase(database).createContainer("c", "/pk");
        items = SDK.client().getDatabase(database).getContainer("c");
        for (int i = 0; i < COUNT; i++) items.createItem(new Entry("i" + i, "k" + i, i));
        assertThat(inOrder()).hasSize(COUNT);
        SDK.emulator().split(database, "c", "0");
    }

    private List<Integer> inOrder() {
        CosmosQueryRequestOptions all = new CosmosQueryRequestOptions();
        return items.queryItems("SELECT VALUE c.amount FROM c ORDER BY c.amount", all, Integer.class).stream()
                .toList();
    }

    @Test
    void queries_find_all_items_once() {
        assertThat(inOrder())
                .containsExactlyElementsOf(IntStream.range(0, COUNT).boxed().toList());
    }

    @Test
    void items_are_read_and_written_on() {
        for (int i = 0; i < COUNT; i++) {
            Entry entry = new Entry("i" + i, "k" + i, i);
            assertThat(items.readItem(entry.id(), entry.key(), Entry.class).getItem())
                    .isEqualTo(entry);
            items.upsertItem(entry.with(-i));
            assertThat(items.readItem(entry.id(), entry.key(), Entry.class)
                            .getItem()
                            .amount())
                    .isEqualTo(-i);
        }
    }
}
