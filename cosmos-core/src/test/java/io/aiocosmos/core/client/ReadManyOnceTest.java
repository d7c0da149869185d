package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ItemIdentity;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.error.CosmosCodecException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An item that is asked for several times comes once, however the requests for many are cut. */
class ReadManyOnceTest {
    private final TestClient client = new TestClient();

    private static FakeResponse json(String quoted) {
        return FakeResponse.ok(quoted.replace('\'', '"'));
    }

    private static ItemIdentity item(int number) {
        return ItemIdentity.of(Integer.toString(number), PartitionKey.of("a"));
    }

    private static List<ItemIdentity> items(int from, int until) {
        return IntStream.range(from, until).mapToObj(ReadManyOnceTest::item).toList();
    }

    @SafeVarargs
    private static List<ItemIdentity> all(List<ItemIdentity>... parts) {
        List<ItemIdentity> all = new ArrayList<>();
        for (List<ItemIdentity> part : parts) all.addAll(part);
        return all;
    }

    private int size(List<ItemIdentity> wanted) {
        return client.ledger().readMany(wanted, RawJson.class).items().size();
    }

    private int idsAskedForBy(int request) {
        return client.body(request).split("c\\.id = ", -1).length - 1;
    }

    @BeforeEach
    void one_range_by_one_path() {
        client.transport.replies(
                json("{'_rid':'r=','PartitionKeyRanges':[{'id':'0','minInclusive':'','maxExclusive':'FF'}]}"),
                json("{'id':'ledger','_rid':'r=','partitionKey':{'paths':['/pk'],'version':2}}"));
    }

    @Test
    void across_requests() {
        client.transport.replies(json("{'Documents':[]}"), json("{'Documents':[]}"), json("{'Documents':[]}"));

        size(all(items(0, 2_500), items(0, 10)));

        assertThat(idsAskedForBy(2)).isEqualTo(1_000);
        assertThat(idsAskedForBy(3)).isEqualTo(1_000);
        assertThat(idsAskedForBy(4)).isEqualTo(500);
    }

    @Test
    void by_a_point_read() {
        client.transport.replies(json("{'id':'7'}"));

        assertThat(size(all(items(7, 8), items(7, 8), items(7, 8)))).isEqualTo(1);
        assertThat(client.line(2)).isEqualTo("GET /dbs/books/colls/ledger/docs/7");
    }

    @Test
    void by_a_point_read_of_the_item_that_would_begin_another_request() {
        client.transport.replies(json("{'Documents':[]}"));

        size(all(items(0, 1_000), items(0, 1)));

        assertThat(client.transport.requests()).hasSize(3);
    }

    @Test
    void whatever_spelling_of_its_key_was_given() {
        client.transport.replies(json("{'id':'1'}"));

        assertThat(size(List.of(
                        ItemIdentity.of("1", PartitionKey.of(5L)),
                        ItemIdentity.of("1", PartitionKey.of(5.0)),
                        ItemIdentity.of("1", PartitionKey.hierarchical(5)))))
                .isEqualTo(1);
    }

    @Test
    void but_other_keys_and_ids_are_other_items() {
        client.transport.replies(json("{'Documents':[{},{},{},{}]}"));

        size(List.of(
                ItemIdentity.of("1", PartitionKey.of(5)),
                ItemIdentity.of("1", PartitionKey.of("5")),
                ItemIdentity.of("1", PartitionKey.none()),
                ItemIdentity.of("1", PartitionKey.ofNull())));

        assertThat(idsAskedForBy(2)).isEqualTo(4);
    }

    @Test
    void also_when_a_split_came_between_two_pages() {
        client.transport.replies(json("{'Documents':[{'id':'0'}]}").header("x-ms-continuation", "more"));
        client.transport.replies("410/1002");
        client.transport.replies(
                json(
                        "{'_rid':'r=','PartitionKeyRanges':[{'id':'1','minInclusive':'','maxExclusive':'FF','parents':['0']}]}"),
                json("{'Documents':[{'id':'0'},{'id':'1'}]}"));

        assertThat(size(items(0, 2))).isEqualTo(2);
    }

    @Test
    void and_what_cannot_be_read_says_of_what_it_is() {
        client.transport.replies(json("{'Documents':7}"), json(""), json("{'id':[]}"));

        for (int count = 2; count > 0; count--) {
            List<ItemIdentity> wanted = items(0, count);
            assertThatThrownBy(() -> size(wanted))
                    .isInstanceOf(CosmosCodecException.class)
                    .hasMessageStartingWith("readMany dbs/books/colls/ledger");
        }
        assertThatThrownBy(() -> client.ledger().readMany(items(0, 1), Integer.class))
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageStartingWith("readMany dbs/books/colls/ledger: an item cannot be read.")
                .satisfies(problem -> {
                    assertThat(((CosmosCodecException) problem).details().operation())
                            .isEqualTo("readMany");
                    assertThat(((CosmosCodecException) problem).details().resource())
                            .isEqualTo("dbs/books/colls/ledger");
                });
    }
}
