package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Items asked for by name, of a container of four partitions whose pages have three items at most. */
class ReadManyTest {
    private final Shop shop = new Shop(4);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void all_items_are_found_by_one_request_a_page_and_partition() {
        shop.fill("/b").emulator.pages().endAfter(100);
        shop.emulator.stats().reset();

        CosmosPage<RawJson> page = shop.items().readMany(all(), RawJson.class);

        assertThat(page.items()).hasSize(20).doesNotHaveDuplicates();
        assertThat(page.continuation()).isEmpty();
        assertThat(shop.emulator.stats().requests("docs.query")).isEqualTo(4);
        assertThat(page.requestCharge()).isGreaterThan(4);
        assertThat(page.sessionToken().orElseThrow().split(",")).hasSize(4);
        assertThat(page.diagnostics().attempts()).hasSize(4);
    }

    @Test
    void short_pages_are_read_to_their_end() {
        assertThat(shop.fill("/b").items().readMany(all(), RawJson.class).items())
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void items_that_are_not_there_are_left_out() {
        shop.fill("/b");

        assertThat(shop.items().readMany(List.of(of(3), of(99)), RawJson.class).items())
                .hasSize(1);
        assertThat(shop.items().readMany(List.of(of(99)), RawJson.class).items())
                .isEmpty();
        assertThat(shop.items().readMany(List.of(), RawJson.class).items()).isEmpty();
    }

    @Test
    void an_item_alone_in_its_partition_is_read_directly() {
        shop.fill("/b").emulator.stats().reset();

        assertThat(shop.items().readMany(List.of(of(3)), RawJson.class).items()).hasSize(1);
        assertThat(shop.emulator.stats().requests("docs.read")).isEqualTo(1);
        assertThat(shop.emulator.stats().requests("docs.query")).isZero();
    }

    @Test
    void hierarchical_keys_must_be_whole() {
        shop.fill("/a", "/b");
        List<ItemIdentity> whole = new ArrayList<>();
        for (int i = 0; i < 20; i++)
            whole.add(ItemIdentity.of("" + i / 10 + i % 10, PartitionKey.hierarchical("x", "k" + i)));

        assertThat(shop.items().readMany(whole, RawJson.class).items()).hasSize(20);
        assertThatThrownBy(() ->
                        shop.items().readMany(List.of(ItemIdentity.of("00", PartitionKey.of("x"))), RawJson.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole partition keys");
    }

    @Test
    void a_split_loses_none() {
        shop.fill("/b");
        assertThat(shop.items().readMany(all(), RawJson.class).items()).hasSize(20);

        shop.split("0");
        shop.split("2");

        assertThat(shop.items().readMany(all(), RawJson.class).items())
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_container_made_again_with_another_key_loses_none() {
        shop.fill("/a");
        List<ItemIdentity> byA = IntStream.range(0, 20)
                .mapToObj(i -> ItemIdentity.of("" + i / 10 + i % 10, PartitionKey.of("x")))
                .toList();
        assertThat(shop.items().readMany(byA, RawJson.class).items()).hasSize(20);

        shop.delete().fill("/b");

        assertThat(shop.items().readMany(all(), RawJson.class).items()).hasSize(20);
    }

    private static List<ItemIdentity> all() {
        return IntStream.range(0, 20).mapToObj(ReadManyTest::of).toList();
    }

    private static ItemIdentity of(int i) {
        return ItemIdentity.of("" + i / 10 + i % 10, PartitionKey.of("k" + i));
    }
}
