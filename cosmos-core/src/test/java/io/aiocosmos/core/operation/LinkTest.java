package io.aiocosmos.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.uri.PercentEncoding;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain-1_2.3~ | plain-1_2.3~",
                "a b          | a%20b",
                "a+b          | a%2Bb",
                "100%         | 100%25",
                "%2F          | %252F",
                "a?b#c        | a%3Fb%23c",
                "a&b=c:d;e,f  | a%26b%3Dc%3Ad%3Be%2Cf",
                "'(x)!*@$     | %27%28x%29%21%2A%40%24",
                "ü            | %C3%BC",
                "\u65E5       | %E6%97%A5",
                "\uD83D\uDE00 | %F0%9F%98%80",
                "...          | ...",
                "%2e%2e       | %252e%252e",
            })
    void each_id_is_escaped_by_itself(String id, String escaped) {
        Link item = Link.database("db").container("c").item(id);

        assertThat(item.path()).isEqualTo("/dbs/db/colls/c/docs/" + escaped);
        assertThat(item.name()).isEqualTo("dbs/db/colls/c/docs/" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "d,   c,   i,   /dbs/d/colls/c/docs/i",
        "d,   c,   i j, dbs/d/colls/c/docs/i j",
        "d,   c d, i,   dbs/d/colls/c d/docs/i",
        "d e, c,   i,   dbs/d e/colls/c/docs/i",
    })
    void the_path_is_signed_where_it_escapes_nothing(String database, String container, String item, String signed) {
        assertThat(Link.database(database).container(container).item(item).toSign())
                .isEqualTo(signed);
    }

    @Test
    void the_feed_of_a_link_lies_below_it() {
        assertThat(Link.database("a b").feed("colls")).isEqualTo("/dbs/a%20b/colls");
        assertThat(Link.ROOT.feed("dbs")).isEqualTo("/dbs");
    }

    @Test
    void the_account_is_at_the_root() {
        assertThat(Link.ROOT.path()).isEqualTo("/");
        assertThat(Link.ROOT.name()).isEmpty();
        assertThat(Link.ROOT).hasToString("the account");
    }

    @Test
    void an_offer_is_addressed_by_its_rid() {
        assertThat(Link.offer("u+2L").path()).isEqualTo("/offers/u%2B2L");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void an_offer_whose_rid_is_the_address_of_something_else_is_refused(String rid) {
        assertThatThrownBy(() -> Link.offer(rid)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void every_id_that_is_allowed_comes_back_from_its_escape(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            StringBuilder id = new StringBuilder("i");
            for (int length = random.nextInt(60); length > 0; length--) {
                int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : 0x11000);
                if (codePoint < 0xD800 || codePoint > 0xDFFF) id.appendCodePoint(codePoint);
            }
            String allowed = id.toString().replace("/", "").replace("\\", "");
            String path = Link.database("d").container("c").item(allowed).path();
            String escaped = path.substring("/dbs/d/colls/c/docs/".length());

            assertThat(escaped).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
            assertThat(PercentEncoding.decode(escaped)).isEqualTo(allowed);
        }
    }

    @Nested
    class Ids_of_databases_and_containers {
        @ParameterizedTest
        @ValueSource(strings = {"a/b", "a\\b", "a?b", "a#b"})
        void lack_what_would_be_another_address(String id) {
            assertThatThrownBy(() -> Link.database(id))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("database id must not contain '" + id.charAt(1) + "'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t\n"})
        void are_not_blank(String id) {
            assertThatThrownBy(() -> Link.database("d").container(id)).hasMessage("container id must not be blank");
        }

        @ParameterizedTest
        @ValueSource(strings = {".", ".."})
        void are_no_dot_segments(String id) {
            assertThatThrownBy(() -> Link.database(id))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("database id must not be \"" + id + "\": what normalises paths");
            assertThatThrownBy(() -> Link.database("d").container(id))
                    .hasMessageStartingWith("container id must not be \"" + id + "\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"...", ".a", "a..", ". ."})
        void may_have_dots(String id) {
            assertThat(Link.database(id).name()).isEqualTo("dbs/" + id);
        }

        @Test
        void do_not_end_with_a_blank() {
            assertThatThrownBy(() -> Link.database("a ")).hasMessage("database id must not end with a blank");
        }

        @Test
        void have_at_most_255_characters() {
            assertThat(Link.database("x".repeat(255)).name()).hasSize(259);
            assertThatThrownBy(() -> Link.database("x".repeat(256)))
                    .hasMessage("database id must be at most 255 characters, was 256");
        }

        @Test
        void are_given() {
            assertThatThrownBy(() -> Link.database(null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("database id must not be null");
        }
    }

    @Nested
    class Ids_of_items {
        @ParameterizedTest
        @ValueSource(strings = {"a/b", "a\\b"})
        void lack_slashes(String id) {
            assertThatThrownBy(() -> Ids.item(id)).hasMessage("item id must not contain '" + id.charAt(1) + "'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a?b", "a#b", "a ", "%"})
        void may_have_what_those_of_containers_may_not(String id) {
            assertThat(Ids.item(id)).isEqualTo(id);
        }

        @ParameterizedTest
        @ValueSource(strings = {".", ".."})
        void are_no_dot_segments(String id) {
            assertThatThrownBy(() -> Link.database("d").container("c").item(id))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("item id must not be \"" + id
                            + "\": what normalises paths on the way would ask for, or delete, what lies above it");
        }

        @Test
        void have_at_most_1023_bytes() {
            assertThat(Ids.item("ü".repeat(511) + "x")).hasSize(512);
            assertThatThrownBy(() -> Ids.item("ü".repeat(512)))
                    .hasMessage("item id must be at most 1023 bytes of UTF-8, was 1024");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\uD83D", "\uDE00a", "\uDE00\uD83D"})
        void are_whole_unicode(String id) {
            assertThatThrownBy(() -> Ids.item(id))
                    .hasMessageStartingWith("item id has half a surrogate pair at index ");
        }
    }
}
