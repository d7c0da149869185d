package io.aiocosmos.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStateFormatTest {
    private static final String LEDGER = "dbs/books/colls/ledger";
    private static final String ODD = "dbs/b!*,; ü/colls/l%\"\\=:";
    private static final String RID = "d9RzAJRFKgw=";

    private final SessionStore store = new SessionStore();

    @Nested
    class Exporting {
        @Test
        void writes_names_rids_ranges_and_tokens() {
            store.learn(LEDGER, RID, "0:1#100#1=20");

            assertThat(store.export()).isEqualTo("v1!books/ledger*d9RzAJRFKgw=*0:1#100#1=20");
        }

        @Test
        void of_nothing_is_just_the_version() {
            store.confirm(LEDGER, RID);

            assertThat(store.export()).isEqualTo("v1");
            assertThat(SessionStore.resume("v1").export()).isEqualTo("v1");
        }

        @Test
        void uses_only_what_a_cookie_may_hold() {
            store.learn(ODD, "+9kEAN-q0wA=", "0:-1#100#1=20,12:7");

            assertThat(store.export()).matches("[!#-+\\--:<-\\[\\]-~]+"); // cookie-octet of RFC 6265
        }

        @Test
        void of_more_than_a_cookie_holds_names_the_largest_container() {
            store.learn("dbs/books/colls/small", "small", "0:1#1");
            store.learn("dbs/books/colls/tiny", "tiny", "0:1#1");
            for (int range = 0; range < 200; range++) store.learn(LEDGER, RID, range + ":1#100000#1=200000");

            assertThatThrownBy(store::export)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("exceeds 3072")
                    .hasMessageContaining(LEDGER + " with " + sizeOf(store))
                    .hasMessageNotContaining("#");
        }
    }

    /** What the ledger takes in the text: its own name, and its tokens with a separator before each. */
    private static int sizeOf(SessionStore store) {
        return "!books/ledger*".length()
                + RID.length()
                + 1
                + store.tokenFor(LEDGER).length();
    }

    @Test
    void text_may_be_3072_bytes_long_and_no_longer() {
        String name = "n".repeat(255);
        StringBuilder text = new StringBuilder("v1!" + name + "/" + name + "*rid*0:1#1");
        for (int range = 1000; text.length() < 3050; range++)
            text.append("*").append(range).append(":1#1");
        text.append("*9:1#").append("0".repeat(3071 - text.length())).append("1");
        assertThat(text.length()).isEqualTo(3072);

        SessionStore resumed = SessionStore.resume(text.toString());

        assertThat(resumed.export()).hasSize(3072);
        assertThatThrownBy(() -> SessionStore.resume(text + "1")).hasMessageContaining("longer");
        resumed.learn("dbs/" + name + "/colls/" + name, "rid", "0:1#10");
        assertThatThrownBy(resumed::export).hasMessageContaining("3073 bytes exceeds 3072");
    }

    @Test
    void every_character_of_rids_and_the_longest_range_are_read_back() {
        store.learn(LEDGER, "azAZ09+-=", "09876543210123456789:1#1");

        SessionStore resumed = SessionStore.resume(store.export());

        assertThat(resumed.ridOf(LEDGER)).isEqualTo("azAZ09+-=");
        assertThat(resumed.tokenFor(LEDGER)).isEqualTo("09876543210123456789:1#1");
    }

    @Nested
    class Resuming {
        @Test
        void goes_on_where_the_other_store_was() {
            store.learn(LEDGER, RID, "0:1#100#1=20,1:1#7#1=2,12:5");
            store.learn(ODD, "+9kEAN-q0wA=", "0:-1#100");

            SessionStore resumed = SessionStore.resume(store.export());

            assertThat(resumed.export()).isEqualTo(store.export());
            assertThat(resumed.tokenFor(LEDGER, "1", List.of())).isEqualTo("1:1#7#1=2");
            assertThat(resumed.tokenFor(ODD)).isEqualTo("0:-1#100");
            assertThat(resumed.ridOf(ODD)).isEqualTo("+9kEAN-q0wA=");
        }

        @Test
        void is_unconfirmed_until_the_service_tells_the_rid() {
            SessionStore resumed = SessionStore.resume("v1!books/ledger*d9RzAJRFKgw=*0:1#100");
            assertThat(resumed.isUnconfirmed(LEDGER)).isTrue();

            resumed.confirm(LEDGER, RID);

            assertThat(resumed.isUnconfirmed(LEDGER)).isFalse();
            assertThat(resumed.tokenFor(LEDGER)).isEqualTo("0:1#100");
            assertThat(resumed.isUnconfirmed("dbs/books/colls/other")).isFalse();
        }

        @Test
        void is_confirmed_by_an_answer_as_well() {
            SessionStore resumed = SessionStore.resume("v1!books/ledger*d9RzAJRFKgw=*0:1#100");

            resumed.learn(LEDGER, RID, "0:1#99");

            assertThat(resumed.isUnconfirmed(LEDGER)).isFalse();
        }

        @Test
        void with_the_tokens_of_another_container_drops_them() {
            SessionStore resumed = SessionStore.resume("v1!books/ledger*d9RzAJRFKgw=*0:1#100");

            resumed.confirm(LEDGER, "another=");

            assertThat(resumed.tokenFor(LEDGER)).isNull();
        }

        @Test
        void what_was_learnt_is_never_unconfirmed() {
            store.learn(LEDGER, RID, "0:1#100");

            assertThat(store.isUnconfirmed(LEDGER)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "v",
                    "v2",
                    "v1!",
                    "v1!!",
                    "v1books",
                    " v1",
                    "v1!books",
                    "v1!books/ledger",
                    "v1!books/ledger*",
                    "v1!books/ledger*rid",
                    "v1!books/ledger*rid*",
                    "v1!books/ledger**0:1#1",
                    "v1!books/*rid*0:1#1",
                    "v1!/ledger*rid*0:1#1",
                    "v1!bo oks/ledger*rid*0:1#1",
                    "v1!books/led/ger*rid*0:1#1",
                    "v1!books/%6Cedger*rid*0:1#1",
                    "v1!books/l%2Fr*rid*0:1#1",
                    "v1!books/ledger*r/d*0:1#1",
                    "v1!books/%2Fr*rid*0:1#1",
                    "v1!books/ledger*rid*/:1#1",
                    "v1!books/ledger*rid*::1#1",
                    "v1!books/ledger*rid*0",
                    "v1!books/ledger*rid*:1#1",
                    "v1!books/ledger*rid*M:1#1",
                    "v1!books/ledger*rid*0:",
                    "v1!books/ledger*rid*0:x",
                    "v1!books/ledger*rid*0:1#1,1:1#1",
                    "v1!books/ledger*rid*0:1#1**",
                    "v1!books/ledger*rid*0:1#1\r\nx-ms-evil: 1",
                    "v1!books/ledger*rid*123456789012345678901:1#1",
                    "v1!books/%FF*rid*0:1#1",
                    "v1!books/ledger*rid*0:1#1!books/ledger*rid*1:1#1",
                    "v1!books/ledger*rid\n*0:1#1"
                })
        void refuses_anything_else(String state) {
            assertThatThrownBy(() -> SessionStore.resume(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a session state: ")
                    .hasMessageNotContaining("evil");
        }

        @Test
        void refuses_text_that_is_too_long_in_whole_or_in_part() {
            String token = "*0:1#1";
            assertThatThrownBy(() -> SessionStore.resume("v1!a/b*rid" + token.repeat(600)))
                    .hasMessageContaining("longer");
            assertThatThrownBy(() -> SessionStore.resume("v1!a/" + "b".repeat(256) + "*rid" + token))
                    .hasMessageContaining("name expected");
            assertThatThrownBy(() -> SessionStore.resume("v1!a/b*" + "r".repeat(65) + token))
                    .hasMessageContaining("rid expected");
            assertThat(SessionStore.resume("v1!a/" + "b".repeat(255) + "*" + "r".repeat(64) + token)
                            .tokenFor("dbs/a/colls/" + "b".repeat(255)))
                    .isEqualTo("0:1#1");
        }

        @Tag("slow")
        @Test
        void survives_any_text_and_lets_nothing_odd_into_a_header() {
            String good = "v1!books/ledger*d9RzAJRFKgw=*0:1#100#1=20*1:-1#5!a/b%20c*rid*7:12";
            Random random = new Random(3);
            int refused = 0;
            for (int i = 0; i < 20_000; i++) {
                char[] text = good.toCharArray();
                for (int n = 1 + random.nextInt(2); n > 0; n--)
                    text[random.nextInt(text.length)] = random.nextBoolean()
                            ? "v1!*/:#=-,%0a\r\n é".charAt(random.nextInt(17))
                            : (char) random.nextInt(0x300);
                try {
                    SessionStore resumed = SessionStore.resume(new String(text));
                    assertThat(resumed.tokenFor(LEDGER) + resumed.export()).matches("[!-~]*");
                } catch (IllegalArgumentException expected) {
                    refused++;
                }
            }
            assertThat(refused).isBetween(5_000, 19_500);
        }
    }
}
