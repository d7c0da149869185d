package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.error.CosmosNotFoundException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ids of items may have any character except slash and backslash, and must not be dots only; each must arrive
 * unchanged.
 */
class ItemIdsTest extends FeatureTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "100%",
                "%2F",
                "%20",
                "it's",
                "say \"hi\"",
                "a|b",
                "a b  c",
                " x",
                "é中",
                "e\u0301",
                "\uD83D\uDE00",
                "a+b",
                "a#b",
                "a?b=c",
                "a;b",
                "a&b",
                "a=b",
                "a:b@c",
                "a,b",
                "<a>",
                "[a]",
                "{a}",
                "~a!",
                "$a*",
                "(a)",
                "a.b",
                "...",
                ".a",
                "^`"
            })
    void an_item_of_any_id_is_created_read_replaced_and_deleted(String id) {
        CosmosContainer items = container();

        assertThat(items.createItem(Item.of(id, 1), Item.KEY).value().id()).isEqualTo(id);
        assertThat(items.readItem(id, Item.KEY, Item.class).value()).isEqualTo(Item.of(id, 1));
        assertThat(items.replaceItem(Item.of(id, 2), id, Item.KEY).value().n()).isEqualTo(2);
        assertThat(items.upsertItem(Item.of(id, 3), Item.KEY).statusCode()).isEqualTo(200);
        assertThat(items.deleteItem(id, Item.KEY).statusCode()).isEqualTo(204);
        assertThatThrownBy(() -> items.deleteItem(id, Item.KEY)).isInstanceOf(CosmosNotFoundException.class);
    }

    @Test
    void an_id_may_be_1023_bytes_long() {
        CosmosContainer items = container();
        String id = "é".repeat(511) + "x";

        items.createItem(Item.of(id), Item.KEY);

        assertThat(items.readItem(id, Item.KEY, Item.class).value().id()).isEqualTo(id);
    }

    @Test
    @Tag("emulator")
    void the_id_reaches_the_server_as_one_segment() {
        CosmosContainer items = container();

        items.findItem("a b%2F?#+é", Item.KEY, Item.class);

        assertThat(sent("docs.read"))
                .singleElement()
                .satisfies(request -> assertThat(request.path()).endsWith("/docs/a%20b%252F%3F%23%2B%C3%A9"));
    }
}
