package io.aiocosmos.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPageTest {
    private static FeedPage page(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return FeedPage.read(bytes, 0, bytes.length, "Documents");
    }

    private static String element(FeedPage page, int i) {
        return new String(page.get(i).toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void elements_are_slices_of_the_page() {
        FeedPage page = page("{\"_rid\":\"d9RzAJRFKgw=\",\"Documents\":[ {\"id\":\"1\"} , [2],\"x\"],\"_count\":3}");

        assertThat(page.rid()).isEqualTo("d9RzAJRFKgw=");
        assertThat(page.size()).isEqualTo(3);
        assertThat(element(page, 0)).isEqualTo("{\"id\":\"1\"}");
        assertThat(element(page, 1)).isEqualTo("[2]");
        assertThat(page.get(2).string()).isEqualTo("x");
    }

    @Test
    void the_order_of_the_fields_does_not_matter() {
        FeedPage page = page("{\"_count\":1,\"Documents\":[1],\"_rid\":\"r\"}");

        assertThat(page.rid()).isEqualTo("r");
        assertThat(element(page, 0)).isEqualTo("1");
    }

    @Test
    void a_page_may_be_empty_and_without_rid() {
        assertThat(page("{\"Documents\":[]}").size()).isZero();
        assertThat(page("{\"Documents\":[]}").rid()).isEmpty();
    }

    @Test
    void a_large_page_keeps_every_element() {
        StringBuilder json = new StringBuilder("{\"Documents\":[0");
        for (int i = 1; i < 1000; i++) json.append(',').append(i);
        FeedPage page = page(json.append("]}").toString());

        assertThat(page.size()).isEqualTo(1000);
        for (int i = 0; i < 1000; i++) assertThat(page.get(i).longValue()).isEqualTo(i);
    }

    @Test
    void an_index_out_of_bounds_fails() {
        FeedPage page = page("{\"Documents\":[1,2]}");

        assertThatThrownBy(() -> page.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> page.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}", "{\"Databases\":[]}", "{\"Documents\":{}}", "{\"Documents\":[1,]}", "{\"Documents\":[1}",
                "{\"Documents\":[1]", "{\"Documents\":[1 2]}", "{\"Documents\":", "{\"Documents\":[1]]}", "[]",
                "{\"Documents\":[1],\"_rid\":5}"
            })
    void a_broken_page_is_refused_at_once(String json) {
        assertThatThrownBy(() -> page(json)).isInstanceOf(MalformedJsonException.class);
    }
}
