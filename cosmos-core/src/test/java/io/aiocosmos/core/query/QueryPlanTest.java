package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.partition.KeyRange;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryPlanTest {
    @Test
    void absent_members_have_defaults() {
        QueryPlan plan = plan("");

        assertThat(plan.distinct).isFalse();
        assertThat(List.of(plan.top, plan.offset, plan.limit)).containsOnly(-1L);
        assertThat(plan.orderBy).isEmpty();
        assertThat(plan.orderByExpressions).isEmpty();
        assertThat(plan.groupBy).isFalse();
        assertThat(plan.groupByAliases).isEmpty();
        assertThat(plan.aggregates).isEmpty();
        assertThat(plan.aggregateByAlias).isEmpty();
        assertThat(plan.rewrittenQuery).isEmpty();
        assertThat(plan.selectsValue).isFalse();
        assertThat(plan.distinctCountAlias).isNull();
        assertThat(plan.ranges).containsExactly(KeyRange.ALL);
        assertThat(plan.hasOrder()).isFalse();
        assertThat(plan.isAggregate()).isFalse();
    }

    @Test
    void null_is_the_same_as_absent() {
        QueryPlan plan = plan("'distinctType':null,'top':null,'offset':null,'limit':null,'orderBy':null,"
                + "'orderByExpressions':null,'groupByExpressions':null,'groupByAliases':null,'aggregates':null,"
                + "'groupByAliasToAggregateType':null,'rewrittenQuery':null,'hasSelectValue':null,'dCountInfo':null,"
                + "'hasNonStreamingOrderBy':null");

        assertThat(plan).usingRecursiveComparison().isEqualTo(plan(""));
    }

    @Test
    void unknown_members_are_skipped() {
        assertThat(plan("'news':{'of':[1]},'top':3")).usingRecursiveComparison().isEqualTo(plan("'top':3"));
    }

    @Test
    void the_service_s_plan_of_a_group_by_is_read() {
        QueryPlan plan = QueryPlan.read(json("{'partitionedQueryExecutionInfoVersion':2,'queryInfo':{"
                + "'distinctType':'None','top':null,'offset':null,'limit':null,'orderBy':[],'orderByExpressions':[],"
                + "'groupByExpressions':['c.zipcode'],'groupByAliases':['zipcode','$1'],'aggregates':[],"
                + "'groupByAliasToAggregateType':{'$1':'Max','zipcode':null},'rewrittenQuery':'SELECT 1',"
                + "'hasSelectValue':false,'dCountInfo':null,'hasNonStreamingOrderBy':false},"
                + "'queryRanges':[{'min':'','max':'FF','isMinInclusive':true,'isMaxInclusive':false}]}"));

        assertThat(plan.groupBy).isTrue();
        assertThat(plan.groupByAliases).containsExactly("zipcode", "$1");
        assertThat(plan.aggregateByAlias).containsEntry("$1", AggregateKind.MAX).containsEntry("zipcode", null);
        assertThat(plan.isAggregate()).as("groups are not one row over all").isFalse();
        assertThat(plan.rewrittenQuery).isEqualTo("SELECT 1");
    }

    @Test
    void columns_may_descend() {
        assertThat(plan("'orderBy':['Ascending','Descending']").orderBy).containsExactly(false, true);
    }

    @Test
    void distinct_is_ordered_unordered_or_none() {
        QueryPlan ordered = plan("'distinctType':'Ordered'");
        QueryPlan unordered = plan("'distinctType':'Unordered'");
        QueryPlan none = plan("'distinctType':'None'");

        assertThat(List.of(ordered.distinct, unordered.distinct, none.distinct)).containsExactly(true, true, false);
        assertThat(List.of(ordered.distinctInOrder, unordered.distinctInOrder, none.distinctInOrder))
                .containsExactly(true, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    void one_is_true(String text) {
        assertThat(plan("'hasSelectValue':" + text).selectsValue).isTrue();
        assertThatThrownBy(() -> plan("'hasNonStreamingOrderBy':" + text))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0"})
    void zero_is_false(String text) {
        assertThat(plan("'hasSelectValue':" + text + ",'hasNonStreamingOrderBy':" + text))
                .usingRecursiveComparison()
                .isEqualTo(plan(""));
    }

    @Test
    void numbers_may_exceed_an_int() {
        assertThat(plan("'top':4294967295,'offset':0,'limit':2147483657")).satisfies(plan -> {
            assertThat(plan.top).isEqualTo(4294967295L);
            assertThat(plan.offset).isZero();
            assertThat(plan.limit).isEqualTo(2147483657L);
        });
    }

    @Test
    void a_count_of_distinct_rows_has_an_alias_or_is_a_value() {
        assertThat(plan("'dCountInfo':{'dCountAlias':'n'}").distinctCountAlias).isEqualTo("n");
        assertThat(plan("'dCountInfo':{'dCountAlias':''}").distinctCountAlias).isEmpty();
        assertThat(plan("'dCountInfo':{'dCountAlias':null}").distinctCountAlias).isEmpty();
        assertThat(plan("'dCountInfo':{}").distinctCountAlias).isEmpty();
    }

    @Test
    void aggregates_without_groups_are_one_row_in_both_forms() {
        assertThat(plan("'aggregates':['Count']").isAggregate()).isTrue();
        assertThat(plan("'groupByAliases':['$1'],'groupByAliasToAggregateType':{'$1':'Average'}")
                        .isAggregate())
                .isTrue();
        assertThat(plan("'groupByAliasToAggregateType':{'$1':null}").isAggregate())
                .isFalse();
    }

    @Nested
    class An_unsupported_query {
        @Test
        void is_named() {
            assertThatThrownBy(() -> QueryPlan.read(json("{'hybridSearchQueryInfo':{'take':1}}")))
                    .hasMessage("this client does not support hybrid search yet");
            assertThatThrownBy(() -> plan("'hasNonStreamingOrderBy':true"))
                    .hasMessage("this client does not support vector search yet");
            assertThatThrownBy(() -> plan("'aggregates':['Median']"))
                    .hasMessage("this client does not support the aggregate Median yet");
        }

        @Test
        void includes_a_response_that_is_not_a_plan() {
            assertThatThrownBy(() -> QueryPlan.read(json("{'Documents':[]}")))
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessageContaining("expected queryInfo");
        }
    }

    @Test
    void members_of_another_type_are_malformed() {
        assertThatThrownBy(() -> plan("'top':'three'")).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> plan("'orderBy':'Ascending'")).isInstanceOf(MalformedJsonException.class);
    }

    @Nested
    class Pages_by_continuation {
        @Test
        void are_rejected_if_the_state_does_not_fit_a_continuation() {
            assertThatThrownBy(plan("'groupByExpressions':['c.a']")::checkResumable)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("GROUP BY");
            assertThatThrownBy(plan("'distinctType':'Unordered'")::checkResumable)
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void are_allowed_for_all_other_queries() {
            assertThatCode(plan("'distinctType':'Unordered','dCountInfo':{'dCountAlias':''}")::checkResumable)
                    .doesNotThrowAnyException();
            assertThatCode(plan("'distinctType':'Ordered','orderBy':['Ascending'],'top':3")::checkResumable)
                    .doesNotThrowAnyException();
            assertThatCode(plan("'aggregates':['Count']")::checkResumable).doesNotThrowAnyException();
        }
    }

    private static QueryPlan plan(String info) {
        return QueryPlan.read(json("{'queryInfo':{" + info + "}}"));
    }

    private static JsonSlice json(String quoted) {
        return slice(quoted.replace('\'', '"'));
    }
}
