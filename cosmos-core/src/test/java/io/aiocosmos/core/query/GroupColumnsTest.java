package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Slices.slice;
import static io.aiocosmos.core.query.Slices.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.json.JsonSlice;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GroupColumnsTest {
    @Nested
    class A_select_list {
        private final GroupColumns columns = columns("'groupByExpressions':['c.k'],'groupByAliases':['k','$1','top'],"
                + "'groupByAliasToAggregateType':{'top':'Max','$1':'Sum','k':null}");

        @Test
        void is_written_in_the_order_of_its_aliases() {
            add("{'$1':{'item':1},'k':'a','top':{'item':5,'item2':{'max':5,'count':1}}}");
            add("{'top':{'item':7,'item2':{'max':7,'count':2}},'k':'a','$1':{'item':2}}");

            assertThat(row()).isEqualTo("{'k':'a','$1':3,'top':7}");
        }

        @Test
        void omits_undefined_columns() {
            add("{'$1':{},'top':{'item2':{'count':0}}}");

            assertThat(row()).isEqualTo("{}");
        }

        @Test
        void takes_the_first_defined_value_of_a_plain_column() {
            add("{'$1':{'item':0}}");
            add("{'$1':{'item':0},'k':null}");
            add("{'$1':{'item':0},'k':1}");

            assertThat(row()).isEqualTo("{'k':null,'$1':0}");
        }

        @Test
        void without_rows_has_the_aggregates_of_no_values() {
            assertThat(row()).isEqualTo("{'$1':0}");
        }

        private void add(String payload) {
            columns.add(json(payload));
        }

        private String row() {
            return quoted(columns);
        }
    }

    @Test
    void a_value_aggregate_is_an_array_of_one_and_prefers_item2() {
        GroupColumns columns = columns("'hasSelectValue':true,'aggregates':['Min']");

        columns.add(json("[{'item':0,'item2':{'min':3,'count':1}}]"));
        columns.add(json("[{'item2':{'min':2,'count':1}}]"));

        assertThat(quoted(columns)).isEqualTo("2");
    }

    @Test
    void an_undefined_value_aggregate_is_no_row() {
        GroupColumns columns = columns("'hasSelectValue':true,'aggregates':['Average']");

        columns.add(json("[{'item':{'sum':0,'count':0}}]"));

        assertThat(columns.row()).isNull();
    }

    @Test
    void a_value_without_an_aggregate_is_the_first_defined_one() {
        GroupColumns columns = columns("'hasSelectValue':true,'groupByExpressions':['c.k']");

        columns.add(null);
        assertThat(columns.row()).isNull();
        columns.add(json("{'a':1}"));
        columns.add(json("{'a':2}"));

        assertThat(quoted(columns)).isEqualTo("{'a':1}");
    }

    @Test
    void buffered_values_do_not_retain_the_page() {
        GroupColumns columns = columns("'hasSelectValue':true,'groupByExpressions':['c.k']");

        columns.add(json("{'payload':{'a':1},'rest':'of the page'}").field("payload"));

        assertThat(columns.row().array()).hasSize("{'a':1}".length());
    }

    private static GroupColumns columns(String info) {
        return new GroupColumns(QueryPlan.read(json("{'queryInfo':{" + info + "}}")), () -> {});
    }

    private static JsonSlice json(String quoted) {
        return slice(quoted.replace('\'', '"'));
    }

    private static String quoted(GroupColumns columns) {
        return text(columns.row()).replace('"', '\'');
    }
}
