package io.aiocosmos.core.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.FeedRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedBeginningTest {
    private static final List<SubRange> PARTS = List.of(
            new SubRange(FeedRange.between("", "1000"), "\"1\""),
            new SubRange(FeedRange.between("1000", "FF"), "\"2\""));

    private static List<String> narrowed(String min, String max) {
        return FeedBeginning.narrowed(PARTS, FeedRange.between(min, max)).stream()
                .map(part -> part.range.text() + " at " + part.etag)
                .toList();
    }

    @Test
    void parts_are_cut_to_the_feed_range() {
        assertThat(narrowed("08", "20")).containsExactly("08-1000 at \"1\"", "1000-20 at \"2\"");
    }

    @Test
    void a_part_that_ends_where_the_feed_range_begins_is_none_of_it_however_the_bound_is_written() {
        assertThat(narrowed("10", "20")).hasSize(1).allMatch(part -> part.endsWith("-20 at \"2\""));
    }

    @Test
    void nothing_in_the_feed_range_is_refused() {
        assertThatThrownBy(() -> FeedBeginning.narrowed(PARTS.subList(0, 1), FeedRange.between("10", "20")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of nothing in this feed range");
    }
}
