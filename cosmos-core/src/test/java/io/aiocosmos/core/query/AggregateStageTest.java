package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.ScriptedStage.drain;
import static io.aiocosmos.core.query.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AggregateStageTest {
    @Nested
    class The_limit_of_buffered_items {
        @Test
        void applies_to_one_list_and_its_option_is_named() {
            assertThat(rows("'aggregates':['MakeList']", list("1,2"), list("3")))
                    .containsExactly("[1,2,3]");
            assertThatThrownBy(() -> rows("'aggregates':['MakeList']", list("1,2,3"), list("4")))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("the query must keep more than 3 list elements in memory: narrow it, or"
                            + " raise maxBufferedItems in its options");
        }

        @Test
        void counts_each_element_of_a_set_once() {
            assertThat(rows("'aggregates':['MakeSet']", list("1,1,1"), list("1,2,3")))
                    .containsExactly("[1,2,3]");
            assertThatThrownBy(() -> rows("'aggregates':['MakeSet']", list("1,2,3,4")))
                    .hasMessageContaining("maxBufferedItems");
        }

        @Test
        void applies_to_the_lists_of_all_groups_together() {
            String plan = "'groupByExpressions':['c.k'],'groupByAliases':['l'],"
                    + "'groupByAliasToAggregateType':{'l':'MakeList'}";

            assertThat(rows(plan, group("a", "1,2"), group("b", "3"))).containsExactly("{'l':[1,2]}", "{'l':[3]}");
            assertThatThrownBy(() -> rows(plan, group("a", "1,2"), group("b", "3,4")))
                    .hasMessageContaining("more than 3 list elements");
        }

        private String list(String elements) {
            return "[{'item':[" + elements + "]}]";
        }

        private String group(String key, String elements) {
            return "{'groupByItems':[{'item':'" + key + "'}],'payload':{'l':{'item':[" + elements + "]}}}";
        }
    }

    /** The rows of a query that may buffer three of each kind. */
    private static List<String> rows(String info, String... pages) {
        QueryPlan plan =
                QueryPlan.read(slice(("{'queryInfo':{'hasSelectValue':" + !info.contains("Aliases") + "," + info + "}}")
                        .replace('\'', '"')));
        for (int i = 0; i < pages.length; i++) pages[i] = pages[i].replace('\'', '"');
        return drain(new AggregateStage(new ScriptedStage(pages), plan, new QueryLimits(3, 1)), 0).get(0).stream()
                .map(row -> row.replace('"', '\''))
                .toList();
    }
}
