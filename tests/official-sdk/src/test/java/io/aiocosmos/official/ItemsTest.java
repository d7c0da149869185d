package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.CosmosItemResponse;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ItemsTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static CosmosContainer items;

    @BeforeAll
    static void create_a_container() {
        items = SDK.newContainer("/pk");
    }

    private static Entry entry() {
        return new Entry(SDK.newName(), "a", 1);
    }

    private static Entry stored() {
        Entry entry = entry();
        items.createItem(entry);
        return entry;
    }

    private static Entry read(Entry entry) {
        return items.readItem(entry.id(), entry.key(), Entry.class).getItem();
    }

    @Nested
    class Created {
        @Test
        void is_read_back_as_it_was() {
            Entry entry = entry();

            CosmosItemResponse<Entry> created = items.createItem(entry, entry.key(), null);

            assertThat(created.getStatusCode()).isEqualTo(201);
            assertThat(created.getItem()).isEqualTo(entry);
            assertThat(created.getRequestCharge()).isPositive();
            assertThat(read(entry)).isEqualTo(entry);
        }

        @Test
        void has_the_properties_of_the_system() {
            Entry entry = stored();

            JsonNode json =
                    items.readItem(entry.id(), entry.key(), JsonNode.class).getItem();

            assertThat(json.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "pk", "amount", "_rid", "_self", "_etag", "_attachments", "_ts");
        }

        @Test
        void twice_is_a_conflict() {
            Entry entry = stored();

            assertThat(statusOf(() -> items.createItem(entry))).isEqualTo(409);
        }

        @Test
        void under_another_key_is_another_item() {
            Entry entry = stored();
            Entry twin = new Entry(entry.id(), "b", 2);

            items.createItem(twin);

            assertThat(read(twin)).isEqualTo(twin);
            assertThat(read(entry)).isEqualTo(entry);
        }

        @Test
        void without_content_is_answered_without_content() {
            Entry entry = entry();
            CosmosItemRequestOptions minimal = new CosmosItemRequestOptions().setContentResponseOnWriteEnabled(false);

            CosmosItemResponse<Entry> created = items.createItem(entry, entry.key(), minimal);

            assertThat(created.getItem()).isNull();
            assertThat(created.getETag()).isNotBlank();
            assertThat(read(entry)).isEqualTo(entry);
        }

        @Test
        void with_another_key_than_its_own_is_rejected() {
            Entry entry = entry();

            assertThat(statusOf(() -> items.createItem(entry, new PartitionKey("other"), null)))
                    .isEqualTo(400);
        }
    }

    @Nested
    class Read {
        @Test
        void by_an_id_that_is_not_there_is_not_found() {
            assertThat(statusOf(() -> items.readItem("missing", new PartitionKey("a"), Entry.class)))
                    .isEqualTo(404);
        }

        @Test
        void under_a_key_that_is_not_its_own_is_not_found() {
            Entry entry = stored();

            assertThat(statusOf(() -> items.readItem(entry.id(), new PartitionKey("b"), Entry.class)))
                    .isEqualTo(404);
        }

        @Test
        void unchanged_since_its_etag_is_not_sent_again() {
            Entry entry = stored();
            String etag = items.readItem(entry.id(), entry.key(), Entry.class).getETag();
            CosmosItemRequestOptions ifChanged = new CosmosItemRequestOptions().setIfNoneMatchETag(etag);

            assertThat(items.readItem(entry.id(), entry.key(), ifChanged, Entry.class)
                            .getStatusCode())
                    .isEqualTo(304);
        }

        @Test
        void with_an_id_of_odd_letters_is_found() {
            Entry odd = new Entry("ü 本 + % & = '", "a", 1);
            items.createItem(odd);

            assertThat(read(odd)).isEqualTo(odd);
        }
    }

    @Nested
    class Upserted {
        @Test
        void is_created_if_it_is_not_there() {
            Entry entry = entry();

            assertThat(items.upsertItem(entry).getStatusCode()).isEqualTo(201);
            assertThat(read(entry)).isEqualTo(entry);
        }

        @Test
        void is_replaced_if_it_is_there() {
            Entry entry = stored();

            assertThat(items.upsertItem(entry.with(7)).getStatusCode()).isEqualTo(200);
            assertThat(read(entry).amount()).isEqualTo(7);
        }
    }

    @Nested
    class Replaced {
        @Test
        void holds_the_new_values() {
            Entry entry = stored();

            CosmosItemResponse<Entry> replaced = items.replaceItem(entry.with(3), entry.id(), entry.key(), null);

            assertThat(replaced.getStatusCode()).isEqualTo(200);
            assertThat(read(entry).amount()).isEqualTo(3);
        }

        @Test
        void needs_to_be_there() {
            Entry entry = entry();

            assertThat(statusOf(() -> items.replaceItem(entry, entry.id(), entry.key(), null)))
                    .isEqualTo(404);
        }

        @Test
        void only_if_it_has_not_changed() {
            Entry entry = stored();
            String etag = items.readItem(entry.id(), entry.key(), Entry.class).getETag();
            CosmosItemRequestOptions unchanged = new CosmosItemRequestOptions().setIfMatchETag(etag);

            items.replaceItem(entry.with(2), entry.id(), entry.key(), unchanged);

            assertThat(statusOf(() -> items.replaceItem(entry.with(3), entry.id(), entry.key(), unchanged)))
                    .isEqualTo(412);
            assertThat(read(entry).amount()).isEqualTo(2);
        }
    }

    @Nested
    class Deleted {
        @Test
        void is_gone() {
            Entry entry = stored();

            assertThat(items.deleteItem(entry.id(), entry.key(), null).getStatusCode())
                    .isEqualTo(204);
            assertThat(statusOf(() -> read(entry))).isEqualTo(404);
            assertThat(statusOf(() -> items.deleteItem(entry.id(), entry.key(), null)))
                    .isEqualTo(404);
        }

        @Test
        void only_if_it_has_not_changed() {
            Entry entry = stored();
            CosmosItemRequestOptions stale = new CosmosItemRequestOptions().setIfMatchETag("\"stale\"");

            assertThat(statusOf(() -> items.deleteItem(entry.id(), entry.key(), stale)))
                    .isEqualTo(412);
            assertThat(read(entry)).isEqualTo(entry);
        }
    }
}
