package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.error.CosmosCodecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages whose rows do not match the plan, and malformed plans. */
class UnreadableResponsesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'orderBy':['Ascending'],'orderByExpressions':['c.s'] | {'foo':1}",
                "'orderBy':['Ascending'],'orderByExpressions':['c.s'] | {'orderByItems':[{'item':1},{'item':2}]}",
                "'orderBy':['Ascending'],'orderByExpressions':['c.s'] | {'orderByItems':[]}",
                "'orderBy':['Ascending','Descending'],'orderByExpressions':['c.s','c.n'] | {'orderByItems':[{}]}",
                "'groupByExpressions':['c.s'],'groupByAliases':['s'] | {'foo':1}",
                "'distinctType':'Unordered' | '\\q'",
                "'aggregates':['Sum'] | [{'item':'text'}]",
                "'groupByAliases':['n'],'groupByAliasToAggregateType':{'n':'Count'} | {'payload':{'n':{'item':[]}}}",
            })
    void fail_as_codec_failures(String plan, String row) {
        ScriptedService service = new ScriptedService().plan(plan).range("0", "", "FF", row);

        assertThatThrownBy(service.rows().iterator()::hasNext)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageStartingWith("queryItems dbs/books/colls/ledger: 200 with a body that cannot be read.")
                .hasMessageEndingWith("Activity id act-0-0");
        assertThat(service.rowsAsync()
                        .toList(9)
                        .handle((rows, problem) -> problem)
                        .join())
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageEndingWith("Activity id act-0-0");
    }

    @Test
    void fail_on_a_later_page_too() {
        ScriptedService service = new ScriptedService()
                .plan("'orderBy':['Ascending'],'orderByExpressions':['c.s']")
                .range("0", "", "FF", "{'orderByItems':[{'item':1}],'payload':1}", "{'orderByItems':[],'payload':1}");
        var rows = service.rows().iterator();

        assertThat(rows.next()).isEqualTo("1");
        assertThatThrownBy(rows::hasNext)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageEndingWith("Activity id act-0-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | expected queryInfo",
                "{'queryInfo':null} | expected queryInfo",
                "{'queryInfo':{'orderBy':['Ascending'],'orderByExpressions':['c.a','c.b']}} | expected an orderByExpression",
                "{'queryInfo':{'top':'five'}} | expected a whole number",
            })
    void of_plans_name_the_problem(String plan, String why) {
        ScriptedService service = new ScriptedService().range("0", "", "FF", "1");
        service.engine.transport.replies(FakeResponse.ok(plan.replace('\'', '"')));

        assertThatThrownBy(service.rows().iterator()::hasNext)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageStartingWith(
                        "planQuery dbs/books/colls/ledger: 200 with a body that cannot be read. " + why);
    }

    @Test
    void name_the_page_of_the_rows() {
        ScriptedService service = new ScriptedService()
                .plan("'distinctType':'Unordered'")
                .parallelism(2)
                .range("0", "", "80", "1", "'\\q'")
                .range("1", "80", "FF", "2", "3");
        var rows = service.rows().iterator();

        assertThat(rows.next()).isEqualTo("1");
        assertThatThrownBy(rows::hasNext).hasMessageEndingWith("Activity id act-0-1");
    }

    @ParameterizedTest
    @CsvSource({"<html>login please</html>", "[]"})
    void of_a_proxy_instead_of_the_plan_fail_with_its_status(String body) {
        ScriptedService service = new ScriptedService().range("0", "", "FF", "1");
        service.engine.transport.replies(FakeResponse.ok(body).header("x-ms-activity-id", "act"));

        assertThatThrownBy(service.rows().iterator()::hasNext)
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("dbs/books/colls/ledger: 200 with a body that cannot be read.")
                .hasMessageEndingWith("Activity id act");
    }
}
