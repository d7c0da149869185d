package io.aiocosmos.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.testing.Allocations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStoreTest {
    private static final String LEDGER = "dbs/books/colls/ledger";
    private static final String RID = "d9RzAJRFKgw=";
    private static final String NEW_RID = "d9RzAJRFKgx=";
    private static final List<String> NO_PARENTS = List.of();

    private final SessionStore store = new SessionStore();

    private String[] parts() {
        String[] parts = store.tokenFor(LEDGER).split(",");
        Arrays.sort(parts);
        return parts;
    }

    @Nested
    class Learning {
        @Test
        void keeps_each_range_by_itself() {
            store.learn(LEDGER, RID, "0:1#100#1=20");
            store.learn(LEDGER, RID, "1:1#7#1=2");
            store.learn(LEDGER, RID, "0:1#101#1=20");

            assertThat(parts()).containsExactly("0:1#101#1=20", "1:1#7#1=2");
            assertThat(store.tokenFor("dbs/books/colls/other")).isNull();
            assertThat(store.ridOf(LEDGER)).isEqualTo(RID);
        }

        @Test
        void takes_several_parts_at_once() {
            store.learn(LEDGER, RID, "0:1#100,1:1#7,0:1#99");

            assertThat(parts()).containsExactly("0:1#100", "1:1#7");
        }

        @Test
        void merges_and_never_goes_back() {
            store.learn(LEDGER, RID, "0:1#100#1=20#2=5");
            store.learn(LEDGER, RID, "0:1#100#1=10#2=8");
            store.learn(LEDGER, RID, "0:1#3#1=1#2=1");

            assertThat(store.tokenFor(LEDGER)).isEqualTo("0:1#100#1=20#2=8");
        }

        @Test
        void gives_back_the_very_text_that_came() {
            String header = "0:-1#012#2=5#1=20";

            store.learn(LEDGER, RID, header);

            assertThat(store.tokenFor(LEDGER)).isSameAs(header);
            assertThat(store.tokenFor(LEDGER, "0", NO_PARENTS)).isSameAs(header);
        }

        @Test
        void an_answer_without_news_changes_nothing() {
            store.learn(LEDGER, RID, "0:1#100");
            store.learn(LEDGER, RID, "1:1#100");
            String before = store.tokenFor(LEDGER);

            store.learn(LEDGER, RID, new String("0:1#100"));
            store.learn(LEDGER, RID, "0:1#99");

            assertThat(store.tokenFor(LEDGER)).isSameAs(before);
        }

        @Test
        void of_nothing_new_allocates_nothing() {
            String one = "0:1#100#1=20";
            String many = "17:1#100#1=20,2:1#7#1=2,313:1#5";
            store.learn(LEDGER, RID, one);
            store.learn(LEDGER, RID, many);

            assertThat(Allocations.bytesPerRun(() -> store.learn(LEDGER, RID, one)))
                    .isZero();
            assertThat(Allocations.bytesPerRun(() -> store.learn(LEDGER, RID, many)))
                    .isZero();
            assertThat(Allocations.bytesPerRun(() -> store.tokenFor(LEDGER))).isZero();
            assertThat(Allocations.bytesPerRun(() -> store.tokenFor(LEDGER, "17", NO_PARENTS)))
                    .isZero();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "772", "M:772", "M:1#2#3=4", ":1#2", "0:", "0:x", "0:1#2#", ",,", "0", "0:1:2"})
        void passes_over_tokens_of_metadata_and_what_is_no_token(String header) {
            store.learn(LEDGER, RID, header);

            assertThat(store.tokenFor(LEDGER)).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\u0000:1#2",
                    "\u00e9:1#2",
                    "0\r:1#2",
                    "0x:1#2",
                    "-1:1#2",
                    "abc:1#2",
                    " 0:1#2",
                    "123456789012345678901:1#2",
                    "0:1#2\n",
                    "0:1#2#-3=4",
                    "0:00000000000000000001#2",
                    "0:1#2#3=\u0664"
                })
        void passes_over_what_the_grammar_does_not_allow(String header) {
            store.learn(LEDGER, RID, header);
            assertThat(store.tokenFor(LEDGER)).isNull();

            store.learn(LEDGER, RID, "0:1#1");
            store.learn(LEDGER, RID, header);
            assertThat(store.tokenFor(LEDGER)).isEqualTo("0:1#1");
        }

        @Test
        void passes_over_what_is_longer_than_any() {
            store.learn(LEDGER, RID, "0:1#1");
            StringBuilder regions = new StringBuilder("0:1#2");
            for (int region = 0; region < 101; region++)
                regions.append('#').append(region).append("=1");

            store.learn(LEDGER, RID, "0".repeat(100_000) + ":1#2");
            store.learn(LEDGER, RID, "0:1#2,".repeat(101));
            store.learn(LEDGER, RID, regions.toString());
            store.learn(LEDGER, RID, ranges(10_000));

            assertThat(store.tokenFor(LEDGER)).isEqualTo("0:1#1");
        }

        @Test
        void keeps_as_much_as_an_answer_may_have() {
            StringBuilder regions = new StringBuilder("0:1#2");
            for (int region = 100; region > 0; region--)
                regions.append('#').append(region).append("=1");

            store.learn(LEDGER, RID, ranges(100));
            assertThat(parts()).hasSize(100);

            store.learn(LEDGER, RID, regions.toString());
            assertThat(store.tokenFor(LEDGER, "0", NO_PARENTS)).isEqualTo(regions.toString());
        }

        @Test
        void ends_at_more_ranges_than_any_container_has() {
            for (int range = 0; range < 10_001; range++) store.learn(LEDGER, RID, range + ":1#1");

            assertThat(store.tokenFor(LEDGER, "9999", NO_PARENTS)).isEqualTo("9999:1#1");
            assertThat(store.tokenFor(LEDGER, "10000", NO_PARENTS)).isNull();
        }

        private String ranges(int count) {
            StringBuilder ranges = new StringBuilder("0:1#1");
            for (int range = 1; range < count; range++)
                ranges.append(',').append(range).append(":1#1");
            return ranges.toString();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\u0000",
                    "d9Rz AJRF",
                    "d9RzAJRFKgw\u00e9",
                    "dbs/books",
                    "*",
                    "!",
                    "d9RzAA==",
                    "d9RzAJRFKgwBAAAAAAAAAA=="
                })
        void does_not_take_for_a_rid_what_is_none(String rid) {
            store.learn(LEDGER, RID, "0:1#1");

            store.learn(LEDGER, rid, "0:1#2");
            store.learn(LEDGER, "A".repeat(65), "0:1#2");
            store.confirm(LEDGER, rid);

            assertThat(store.tokenFor(LEDGER)).isEqualTo("0:1#1");
            assertThat(store.ridOf(LEDGER)).isEqualTo(RID);
        }

        @Test
        void goes_on_after_a_part_that_is_no_token() {
            store.learn(LEDGER, RID, ",0:x,1:1#2,M:3,,2:1#4,");

            assertThat(parts()).containsExactly("1:1#2", "2:1#4");
        }

        @Test
        void without_a_rid_is_possible_once_the_container_is_known() {
            store.learn(LEDGER, null, "0:1#1");
            store.learn(LEDGER, "", "0:1#1");
            assertThat(store.tokenFor(LEDGER)).isNull();

            store.learn(LEDGER, RID, "0:1#2");
            store.learn(LEDGER, null, "0:1#3");
            assertThat(store.tokenFor(LEDGER)).isEqualTo("0:1#3");
        }

        @Test
        void finds_every_one_of_many_ranges() {
            for (int range = 0; range < 500; range++) store.learn(LEDGER, RID, range + ":1#" + range);

            assertThat(parts()).hasSize(500);
            for (int range = 0; range < 500; range++)
                assertThat(store.tokenFor(LEDGER, "" + range, NO_PARENTS)).isEqualTo(range + ":1#" + range);
            assertThat(store.tokenFor(LEDGER, "500", NO_PARENTS)).isNull();
        }

        @Test
        void from_many_threads_ends_in_the_best_of_all() throws Exception {
            int threads = 8;
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            SessionToken[] best = new SessionToken[20];
            List<List<String>> headers = headersFor(threads, best);
            try {
                List<Future<?>> running = new ArrayList<>();
                for (List<String> mine : headers)
                    running.add(pool.submit(() -> mine.forEach(header -> {
                        store.learn(LEDGER, RID, header);
                        store.tokenFor(LEDGER);
                    })));
                for (Future<?> one : running) one.get();
            } finally {
                pool.shutdownNow();
            }

            for (int range = 0; range < best.length; range++) {
                String header = store.tokenFor(LEDGER, "" + range, NO_PARENTS);
                assertThat(SessionToken.parse(header.substring(header.indexOf(':') + 1)))
                        .isEqualTo(best[range]);
                assertThat(parts()).contains(header);
            }
        }

        private List<List<String>> headersFor(int threads, SessionToken[] best) {
            Random random = new Random(5);
            List<List<String>> headers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                List<String> mine = new ArrayList<>();
                for (int i = 0; i < 2_000; i++) {
                    int range = random.nextInt(best.length);
                    String token = "1#" + random.nextInt(9_999) + "#1=" + random.nextInt(9_999);
                    SessionToken parsed = SessionToken.parse(token);
                    best[range] = best[range] == null ? parsed : best[range].merge(parsed);
                    mine.add(range + ":" + token);
                }
                headers.add(mine);
            }
            return headers;
        }
    }

    @Nested
    class A_range_without_a_token {
        @Test
        void takes_what_its_parents_had_under_its_own_name() {
            store.learn(LEDGER, RID, "0:1#100#1=20,1:1#90#1=30,7:1#999#1=999");

            assertThat(store.tokenFor(LEDGER, "5", List.of("0", "1"))).isEqualTo("5:1#100#1=30");
            assertThat(store.tokenFor(LEDGER, "5", List.of("3", "1"))).isEqualTo("5:1#90#1=30");
            assertThat(store.tokenFor(LEDGER, "5", List.of("3"))).isNull();
            assertThat(store.tokenFor(LEDGER, "5", NO_PARENTS)).isNull();
        }

        @Test
        void no_longer_does_so_once_it_has_one() {
            store.learn(LEDGER, RID, "0:1#100");
            store.learn(LEDGER, RID, "5:1#7");

            assertThat(store.tokenFor(LEDGER, "5", List.of("0"))).isEqualTo("5:1#7");
        }
    }

    @Nested
    class A_container_made_anew {
        @Test
        void drops_the_tokens_of_the_old_one() {
            store.learn(LEDGER, RID, "0:1#100");
            store.learn(LEDGER, NEW_RID, "0:1#3");

            assertThat(store.ridOf(LEDGER)).isEqualTo(NEW_RID);
            assertThat(store.tokenFor(LEDGER)).isEqualTo("0:1#3");
        }

        @Test
        void is_not_mistaken_for_the_old_one_by_a_late_answer() {
            store.learn(LEDGER, RID, "0:1#100");
            store.learn(LEDGER, NEW_RID, "0:1#3");
            store.learn(LEDGER, RID, "0:1#101");
            store.confirm(LEDGER, RID);

            assertThat(store.ridOf(LEDGER)).isEqualTo(NEW_RID);
            assertThat(store.tokenFor(LEDGER)).isEqualTo("0:1#3");
        }

        @Test
        void may_be_found_out_by_its_definition() {
            store.learn(LEDGER, RID, "0:1#100");
            store.confirm(LEDGER, NEW_RID);

            assertThat(store.tokenFor(LEDGER)).isNull();
            assertThat(store.ridOf(LEDGER)).isEqualTo(NEW_RID);
        }
    }

    @Nested
    class Clearing {
        @Test
        void forgets_one_container() {
            store.learn(LEDGER, RID, "0:1#100");
            store.learn("dbs/books/colls/other", "other", "0:1#1");

            store.clear(LEDGER);

            assertThat(store.tokenFor(LEDGER)).isNull();
            assertThat(store.ridOf(LEDGER)).isNull();
            assertThat(store.tokenFor("dbs/books/colls/other")).isEqualTo("0:1#1");
        }
    }
}
