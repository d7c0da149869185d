package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.ScriptedStage.drain;
import static io.aiocosmos.core.query.ScriptedStage.saved;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitStageTest {
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void rows_are_skipped_and_taken_across_pages() {
        Stage stage = stage(3, 4, "1 2", "3 4", "", "5 6", "7 8", "9");

        assertThat(drain(stage, 0))
                .containsExactly(List.of(), List.of("4"), List.of(), List.of("5", "6"), List.of("7"));
        assertThat(ended).as("called once at the limit").hasValue(1);
    }

    @Test
    void a_source_that_ends_early_ends_it() {
        Stage stage = stage(1, 10, "1 2", "3");

        assertThat(drain(stage, 0)).containsExactly(List.of("2"), List.of("3"));
        assertThat(ended).hasValue(0);
    }

    @Test
    void a_limit_of_zero_reads_nothing() {
        ScriptedStage source = new ScriptedStage("1 2");
        Stage stage = new LimitStage(source, 0, 0, "top", ended::incrementAndGet);

        assertThat(stage.isDone()).isTrue();
        assertThat(source.requestedRows).isEmpty();
    }

    @Test
    void without_a_limit_all_after_the_offset_is_taken() {
        assertThat(drain(stage(2, -1, "1 2 3", "4"), 0)).containsExactly(List.of("3"), List.of("4"));
    }

    @Test
    void an_offset_after_the_end_leaves_nothing() {
        assertThat(drain(stage(9, 3, "1 2", "3"), 0)).containsExactly(List.of(), List.of());
    }

    @Test
    void a_page_of_a_size_requests_the_skipped_rows_as_well() {
        ScriptedStage source = new ScriptedStage("1 2 3 4 5 6 7", "8 9");
        Stage stage = new LimitStage(source, 5, 3, "limit", ended::incrementAndGet);

        assertThat(drain(stage, 2)).containsExactly(List.of("6", "7"), List.of("8"));
        assertThat(source.requestedRows).containsExactly(7, 1);
    }

    @Test
    void the_largest_counts_do_not_overflow() {
        ScriptedStage source = new ScriptedStage("1 2 3", "4");
        Stage stage = new LimitStage(source, 1, Long.MAX_VALUE, "limit", ended::incrementAndGet);

        assertThat(drain(stage, 0)).containsExactly(List.of("2", "3"), List.of("4"));
        ScriptedStage skipped = new ScriptedStage("1");
        assertThat(drain(new LimitStage(skipped, Long.MAX_VALUE, 5, "limit", ended::incrementAndGet), 2))
                .containsExactly(List.of());
        assertThat(skipped.requestedRows).containsExactly(Integer.MAX_VALUE);
    }

    @Test
    void counts_beyond_an_int_are_counted() {
        ScriptedStage source = new ScriptedStage("1");
        Stage stage = new LimitStage(source, 4294967295L, 4294967295L, "limit", ended::incrementAndGet);
        stage.next(5);

        assertThat(source.requestedRows).containsExactly(Integer.MAX_VALUE);
        assertThat(saved(stage)).satisfies(state -> {
            assertThat(state.offset()).isEqualTo(4294967294L);
            assertThat(state.limit()).isEqualTo(4294967295L);
        });
    }

    @Test
    void remaining_counts_are_saved_under_their_names() {
        Stage limit = stage(1, 5, "1 2 3", "4");
        limit.next(0);
        Stage top = new LimitStage(new ScriptedStage("1 2"), 0, 5, "top", () -> {});
        top.next(0);

        assertThat(saved(limit).limit()).isEqualTo(3);
        assertThat(saved(limit).offset()).as("none left to skip").isEqualTo(-1);
        assertThat(saved(limit).positions().get(0).continuation()).isEqualTo("pages left: 1");
        assertThat(saved(top).top()).isEqualTo(3);
        assertThat(saved(top).limit()).isEqualTo(-1);
    }

    private Stage stage(long skip, long take, String... pages) {
        return new LimitStage(new ScriptedStage(pages), skip, take, "limit", ended::incrementAndGet);
    }
}
