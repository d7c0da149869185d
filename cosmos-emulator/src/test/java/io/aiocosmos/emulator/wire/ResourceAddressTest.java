package io.aiocosmos.emulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceAddressTest {
    @Test
    void an_item_has_three_ids_and_is_its_own_link() {
        ResourceAddress address = ResourceAddress.parse("/dbs/d/colls/c/docs/Item%201%2B+%C3%A9");

        assertThat(address.type()).isEqualTo(ResourceType.ITEM);
        assertThat(address.feed()).isFalse();
        assertThat(address.ids()).containsExactly("d", "c", "Item 1++é");
        assertThat(address.ownerLink()).isEqualTo("dbs/d/colls/c/docs/Item 1++é");
    }

    @Test
    void a_feed_has_its_parent_for_a_link() {
        ResourceAddress address = ResourceAddress.parse("/dbs/d/colls/c/docs");

        assertThat(address.feed()).isTrue();
        assertThat(address.ownerLink()).isEqualTo("dbs/d/colls/c");
        assertThat(ResourceAddress.parse("/dbs").ownerLink()).isEmpty();
    }

    @Test
    void the_root_is_the_account() {
        assertThat(ResourceAddress.parse("/").type()).isEqualTo(ResourceType.ACCOUNT);
    }

    @Test
    void a_database_may_be_called_like_a_type() {
        assertThat(ResourceAddress.parse("/dbs/colls/colls/docs").ids()).containsExactly("colls", "docs");
    }

    @Test
    void a_slash_more_at_either_end_changes_nothing() {
        ResourceAddress item = ResourceAddress.parse("/dbs/d/colls/c/docs/i");

        assertThat(ResourceAddress.parse("/dbs/d/colls/c/docs/i/")).isEqualTo(item);
        assertThat(ResourceAddress.parse("//dbs/d/colls/c/docs/i")).isEqualTo(item);
        assertThat(ResourceAddress.parse("/dbs/")).isEqualTo(ResourceAddress.parse("/dbs"));
        assertThat(ResourceAddress.parse("//")).isEqualTo(ResourceAddress.parse("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dbs//", "/dbs/d//", "///dbs", "/colls", "/dbs/d/docs", "/nothing", "/dbs/%2", "/dbs/%zz"})
    void other_paths_are_unknown(String path) {
        assertThat(ResourceAddress.parse(path).type()).isEqualTo(ResourceType.UNKNOWN);
    }
}
