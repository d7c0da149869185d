package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosItemIdentity;
import com.azure.cosmos.models.PartitionKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FeedsTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static final List<Entry> IN_A =
            IntStream.range(0, 7).mapToObj(i -> new Entry("a" + i, "a", i)).toList();
    private static final List<Entry> IN_B =
            IntStream.range(0, 3).mapToObj(i -> new Entry("b" + i, "b", i)).toList();

    private static CosmosContainer items;

    @BeforeAll
    static void fill_a_container() {
        items = SDK.newContainer("/pk");
        IN_A.forEach(items::createItem);
        IN_B.forEach(items::createItem);
    }

    @Test
    void all_items_of_a_key_are_listed() {
        assertThat(items.readAllItems(new PartitionKey("a"), Entry.class)).containsExactlyElementsOf(IN_A);
    }

    @Test
    void many_items_are_read_at_once() {
        List<CosmosItemIdentity> some = List.of(
                new CosmosItemIdentity(new PartitionKey("a"), "a2"),
                new CosmosItemIdentity(new PartitionKey("b"), "b2"),
                new CosmosItemIdentity(new PartitionKey("b"), "missing"));

        assertThat(items.readMany(some, Entry.class).getResults()).containsExactlyInAnyOrder(IN_A.get(2), IN_B.get(2));
    }
}
