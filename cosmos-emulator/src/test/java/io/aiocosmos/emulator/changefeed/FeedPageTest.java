package io.aiocosmos.emulator.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.query.PageLimits;
import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries here are given by their sequence numbers. */
class FeedPageTest {
    private final PageLimits limits = new PageLimits();

    private static Iterator<FeedEntry> entries(int size, long... lsns) {
        return Arrays.stream(lsns)
                .mapToObj(lsn -> new FeedEntry(lsn, null, () -> new byte[size]))
                .iterator();
    }

    private FeedPage page(int rows) {
        return new FeedPage("rid", rows, limits, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 3", "3, 3", "4, 5", "5, 5"})
    void a_transaction_is_never_split(int rows, long last) {
        FeedPage page = page(rows);

        boolean all = page.fill(entries(1, 3, 3, 3, 5, 5, 7), entry -> true);

        assertThat(all).isFalse();
        assertThat(page.last()).isEqualTo(last);
    }

    @Test
    void what_has_room_is_taken_to_the_end() {
        FeedPage page = page(6);

        assertThat(page.fill(entries(1, 3, 3, 3, 5, 5, 7), entry -> true)).isTrue();
        assertThat(page.last()).isEqualTo(7);
    }

    @Test
    void four_megabytes_are_the_most_but_for_one_transaction() {
        FeedPage several = page(100);
        FeedPage one = page(100);

        assertThat(several.fill(entries(1_500_000, 3, 4, 5, 6), entry -> true)).isFalse();
        assertThat(one.fill(entries(1_500_000, 3, 3, 3, 3, 4), entry -> true)).isFalse();

        assertThat(several.last()).isEqualTo(4);
        assertThat(one.last()).isEqualTo(3);
    }

    @Test
    void entries_that_are_not_wanted_move_it_on() {
        FeedPage page = page(1);

        boolean all = page.fill(entries(1, 3, 4, 5, 6), entry -> entry.lsn() == 4);

        assertThat(all).isFalse();
        assertThat(page.last()).isEqualTo(4);
        assertThat(page.isEmpty()).isFalse();
    }
}
