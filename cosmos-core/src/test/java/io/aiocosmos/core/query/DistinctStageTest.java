package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.ScriptedStage.drain;
import static io.aiocosmos.core.query.ScriptedStage.saved;
import static io.aiocosmos.core.query.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DistinctStageTest {
    private static final QueryLimits LIMITS = new QueryLimits(4, 1);

    @Nested
    class Unordered {
        @Test
        void equal_rows_come_once() {
            assertThat(drain(stage(100, "1 \"1\" 1.0", "null {\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1} 1"), 0))
                    .containsExactly(List.of("1", "\"1\""), List.of("null", "{\"a\":1,\"b\":2}"), List.of());
        }

        @Test
        void too_many_distinct_rows_fail_and_name_the_option() {
            assertThat(drain(stage("1 2 3", "3 2 1"), 0)).hasSize(2);
            assertThatThrownBy(() -> drain(stage("1 2 3", "4"), 0))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("more than 3 distinct rows")
                    .hasMessageContaining("maxBufferedItems");
        }

        @Test
        void the_state_does_not_fit_a_continuation() {
            Stage stage = stage("1", "2");
            stage.next(0);

            assertThat(saved(stage)).isNull();
        }

        private Stage stage(String... pages) {
            return stage(3, pages);
        }

        private Stage stage(int limit, String... pages) {
            QueryPlan plan = plan("'distinctType':'Unordered'");
            return new DistinctStage(new ScriptedStage(pages), plan, new QueryLimits(limit, 1), null);
        }
    }

    @Nested
    class Ordered {
        @Test
        void equal_rows_are_adjacent_also_across_pages() {
            Stage stage = stage(null, "1 1 2", "2.0", "", "2 3", "3");

            assertThat(drain(stage, 0))
                    .containsExactly(List.of("1", "2"), List.of(), List.of(), List.of("3"), List.of());
        }

        @Test
        void only_the_last_row_is_buffered() {
            assertThat(drain(stage(null, "1 2 3 4 5 6 7"), 0).get(0)).hasSize(7);
        }

        @Test
        void it_resumes_after_the_saved_row() {
            Stage first = stage(null, "1 2.0", "3");
            first.next(0);
            ResumeState resume = saved(first);

            assertThat(drain(stage(resume.lastDistinct(), "2", "3"), 0)).containsExactly(List.of(), List.of("3"));
        }

        @Test
        void objects_with_ordered_values_are_compared_with_the_last_row_only() {
            ScriptedStage source = new ScriptedStage("{\"a\":1} {\"a\":1.0}", "{\"a\":1}", "{\"a\":2}");
            Stage stage = new DistinctStage(source, plan("'distinctType':'Ordered'"), LIMITS, null);
            stage.next(0);

            assertThat(saved(stage).lastDistinct()).isNotNull();
            assertThat(drain(stage, 0)).containsExactly(List.of(), List.of("{\"a\":2}"));
        }

        @Test
        void arrays_and_objects_are_distinct_in_any_order() {
            assertThat(drain(stage(null, "\"z\" [1] [2]", "[1.0] {\"a\":1}", "{} {\"a\":1}"), 0))
                    .containsExactly(List.of("\"z\"", "[1]", "[2]"), List.of("{\"a\":1}"), List.of("{}"));
        }

        @Test
        void the_state_fits_no_continuation_while_there_are_arrays_or_objects() {
            Stage stage = stage(null, "[1]", "1", "0");
            stage.next(0);
            assertThat(saved(stage)).isNull();

            stage.next(0);
            assertThat(saved(stage)).isNotNull();
        }

        private Stage stage(String last, String... pages) {
            QueryPlan plan = plan("'distinctType':'Ordered','hasSelectValue':true");
            return new DistinctStage(new ScriptedStage(pages), plan, LIMITS, last);
        }
    }

    private static QueryPlan plan(String info) {
        return QueryPlan.read(slice(("{'queryInfo':{" + info + "}}").replace('\'', '"')));
    }
}
