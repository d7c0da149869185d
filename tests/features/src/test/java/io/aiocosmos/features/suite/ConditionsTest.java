package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.IndexingDirective;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConditionsTest extends FeatureTest {
    @Test
    void a_write_with_the_current_etag_is_done() {
        CosmosContainer items = container();
        String first = items.createItem(Item.of("1", 1), Item.KEY).etag().orElseThrow();

        String second = items.replaceItem(Item.of("1", 2), "1", Item.KEY, ifMatch(first))
                .etag()
                .orElseThrow();
        String third = items.upsertItem(Item.of("1", 3), Item.KEY, ifMatch(second))
                .etag()
                .orElseThrow();

        assertThat(third).isNotEqualTo(second).isNotEqualTo(first);
        assertThat(items.deleteItem("1", Item.KEY, ifMatch(third)).isOk()).isTrue();
    }

    @Test
    void a_replace_with_an_old_etag_fails_and_changes_nothing() {
        CosmosContainer items = container();
        ItemWriteOptions old = ifMatch(changedSince(items));

        assertThatThrownBy(() -> items.replaceItem(Item.of("1", 3), "1", Item.KEY, old))
                .isInstanceOf(CosmosPreconditionFailedException.class);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(2);
    }

    @Test
    void an_upsert_with_an_old_etag_fails() {
        CosmosContainer items = container();
        ItemWriteOptions old = ifMatch(changedSince(items));

        assertThatThrownBy(() -> items.upsertItem(Item.of("1", 3), Item.KEY, old))
                .isInstanceOf(CosmosPreconditionFailedException.class);
    }

    @Test
    @Tag("emulator")
    void an_upsert_that_may_only_create_leaves_what_exists_as_it_is() {
        CosmosContainer items = container();
        ItemWriteOptions create = ItemWriteOptions.builder().ifNoneMatch("*").build();

        assertThat(items.upsertItem(Item.of("1", 1), create).statusCode()).isEqualTo(201);
        assertThatThrownBy(() -> items.upsertItem(Item.of("1", 2), Item.KEY, create))
                .isInstanceOf(CosmosPreconditionFailedException.class);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(1);
    }

    @Test
    void a_delete_with_an_old_etag_fails() {
        CosmosContainer items = container();
        ItemWriteOptions old = ifMatch(changedSince(items));

        assertThatThrownBy(() -> items.deleteItem("1", Item.KEY, old))
                .isInstanceOf(CosmosPreconditionFailedException.class);
        assertThat(items.findItem("1", Item.KEY, Item.class)).isPresent();
    }

    /** An item that was changed; returns its etag before. */
    private static String changedSince(CosmosContainer items) {
        String first = items.createItem(Item.of("1", 1), Item.KEY).etag().orElseThrow();
        items.replaceItem(Item.of("1", 2), "1", Item.KEY);
        return first;
    }

    @Test
    void a_read_of_an_unchanged_item_is_304_without_a_value() {
        CosmosContainer items = container();
        String etag = items.createItem(Item.of("1"), Item.KEY).etag().orElseThrow();

        CosmosResponse<Item> read = items.readItem("1", Item.KEY, Item.class, ifNoneMatch(etag));

        assertThat(read.statusCode()).isEqualTo(304);
        assertThat(read.isNotModified()).isTrue();
        assertThat(read.isOk()).isTrue();
        assertThat(read.hasValue()).isFalse();
        assertThat(read.failure()).isEmpty();
        assertThatThrownBy(read::value).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_read_of_a_changed_item_returns_it() {
        CosmosContainer items = container();

        CosmosResponse<Item> read = items.readItem("1", Item.KEY, Item.class, ifNoneMatch(changedSince(items)));

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.value().n()).isEqualTo(2);
    }

    @Test
    void a_write_can_omit_the_content_of_its_response() {
        CosmosContainer items = container();
        ItemWriteOptions bare = ItemWriteOptions.builder().returnContent(false).build();

        CosmosResponse<Item> created = items.createItem(Item.of("1", 1), Item.KEY, bare);
        CosmosResponse<Item> replaced = items.replaceItem(Item.of("1", 2), "1", Item.KEY, bare);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.hasValue()).isFalse();
        assertThat(created.etag()).isPresent();
        assertThat(replaced.isOk()).isTrue();
        assertThatThrownBy(replaced::value).isInstanceOf(NoSuchElementException.class);
        assertThat(items.readItem("1", Item.KEY, Item.class).value().n()).isEqualTo(2);
    }

    @Test
    @Tag("emulator")
    void an_indexing_directive_is_sent_with_the_write() {
        CosmosContainer items = container();
        ItemWriteOptions indexed = ItemWriteOptions.builder()
                .indexingDirective(IndexingDirective.INCLUDE)
                .build();

        items.createItem(Item.of("1"), Item.KEY, indexed);

        assertThat(sent("docs.create"))
                .extracting(request -> request.header("x-ms-indexing-directive").orElse(""))
                .containsExactly("Include");
        assertThat(items.findItem("1", Item.KEY, Item.class)).isPresent();
    }

    private static ItemWriteOptions ifMatch(String etag) {
        return ItemWriteOptions.builder().ifMatch(etag).build();
    }

    private static ItemReadOptions ifNoneMatch(String etag) {
        return ItemReadOptions.builder().ifNoneMatch(etag).build();
    }
}
