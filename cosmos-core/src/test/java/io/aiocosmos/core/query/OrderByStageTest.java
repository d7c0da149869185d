package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Rids.row;
import static io.aiocosmos.core.query.Rids.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.spi.TransportRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderByStageTest {
    private static final String BY_S = "'orderBy':['Ascending'],'orderByExpressions':['c.s'],"
            + "'rewrittenQuery':'WHERE {documentdb-formattableorderbyquery-filter}'";
    private static final String BY_S_DOWN = BY_S.replace("Ascending", "Descending");

    private final ScriptedService service = new ScriptedService().plan(BY_S);

    @Test
    void rows_of_all_partitions_come_in_order() {
        service.range("0", "", "80", rows(row("1", 1), row("4", 2)), row("5", 3));
        service.range("1", "80", "FF", row("2", 1), rows(row("3", 2), row("6", 3)));

        assertThat(service.rows()).containsExactly("'1@1'", "'2@1'", "'3@2'", "'4@2'", "'5@3'", "'6@3'");
        assertThat(service.log()).containsExactly("plan", "ranges", "0:0", "1:0", "1:1", "0:1");
    }

    @Test
    void values_of_all_types_have_their_order_and_undefined_ones_come_first() {
        service.range("0", "", "80", rows(row("undefined", 1), row("true", 2), row("'a'", 3)));
        service.range("1", "80", "FF", rows(row("null", 1), row("7", 2), row("[]", 3)));

        assertThat(service.rows()).containsExactly("'undefined@1'", "'null@1'", "'true@2'", "'7@2'", "'a@3'", "'[]@3'");
    }

    @Test
    void strings_have_the_order_of_the_partitions() {
        service.range("0", "", "80", rows(row("'\uff21'", 1), row("'\ud83d\ude00'", 2)));
        service.range("1", "80", "FF", rows(row("'\uff21'", 1), row("'\ud83d\ude00'", 2)));

        assertThat(service.rows()).containsExactly("'\uff21@1'", "'\uff21@1'", "'\ud83d\ude00@2'", "'\ud83d\ude00@2'");
    }

    @Test
    void descending_is_the_reverse() {
        service.plan(BY_S_DOWN);
        service.range("0", "", "80", rows(row("'a'", 1), row("1", 2)));
        service.range("1", "80", "FF", rows(row("2", 1), row("undefined", 2)));

        assertThat(service.rows()).containsExactly("'a@1'", "'2@1'", "'1@2'", "'undefined@2'");
    }

    @Test
    void of_equal_rows_those_of_the_smaller_epks_come_first() {
        service.range("1", "80", "FF", rows(row("1", 1), row("1", 2)));
        service.range("0", "", "80", rows(row("1", 7), row("1", 9)));

        assertThat(service.rows()).containsExactly("'1@7'", "'1@9'", "'1@1'", "'1@2'");
    }

    @Test
    void empty_pages_are_skipped() {
        service.range("0", "", "80", "", "", row("2", 1), "");
        service.range("1", "80", "FF", "", row("1", 1), "", "");

        assertThat(service.rows()).containsExactly("'1@1'", "'2@1'");
    }

    @Test
    void a_row_with_an_undefined_payload_is_no_row() {
        String nothing = "{'_rid':'" + Rids.rid(1) + "','orderByItems':[{'item':1}]}";
        service.range("0", "", "FF", rows(nothing, row("2", 2)));

        assertThat(service.rows()).containsExactly("'2@2'");
    }

    @Test
    void the_charge_of_a_page_is_that_of_its_requests() {
        service.range("0", "", "80", row("1", 1), row("4", 2));
        service.range("1", "80", "FF", row("2", 1), row("3", 2));
        double total = 0;
        for (CosmosPage<String> page : service.rows().pages()) total += page.requestCharge();

        assertThat(total).as("with the plan").isEqualTo(20 + 4);
    }

    @Test
    void pages_are_small_enough_to_be_buffered() {
        service.maxBufferedItems(10).range("0", "", "80", row("1", 1)).range("1", "80", "FF", row("2", 1));

        assertThat(service.rows()).hasSize(2);
        assertThat(pageSizes()).containsOnly("5");
    }

    @Test
    void pages_have_the_size_from_the_options_if_that_is_smaller() {
        service.maxBufferedItems(10)
                .pageSize(3)
                .range("0", "", "80", row("1", 1))
                .range("1", "80", "FF", row("2", 1));

        assertThat(service.rows()).hasSize(2);
        assertThat(pageSizes()).containsOnly("3");
    }

    private List<String> pageSizes() {
        List<String> sizes = new ArrayList<>();
        service.engine.transport.requests().stream()
                .filter(each -> header(each, "x-ms-documentdb-partitionkeyrangeid") != null)
                .forEach(each -> sizes.add(header(each, "x-ms-max-item-count")));
        return sizes;
    }

    private static String header(TransportRequest request, String name) {
        return FakeTransport.header(request, name);
    }

    @Nested
    class A_page_of_a_size {
        @Test
        void starts_after_the_last_row_of_the_one_before() {
            service.range("0", "", "80", rows(row("1", 1), row("1", 2), row("1", 3)));
            service.range("1", "80", "FF", rows(row("1", 1), row("2", 2)));
            CosmosPage<String> first = service.rows().page(2);

            CosmosPage<String> second = service.rows().page(first.continuation().orElseThrow(), 2);

            assertThat(first.items()).containsExactly("'1@1'", "'1@2'");
            assertThat(second.items()).containsExactly("'1@3'", "'1@1'");
            assertThat(service.sentQueries().get(2)).startsWith("0: WHERE (((c.s >= 1 OR");
            assertThat(service.sentQueries().get(3)).startsWith("1: WHERE (((c.s >= 1 OR");
        }

        @Test
        void goes_on_within_the_rows_of_one_item_whose_values_differ() {
            service.range("0", "", "FF", rows(row("1", 1), row("2", 1), row("2", 1), row("2", 1)));
            CosmosPage<String> first = service.rows().page(2);
            service.range("0", "", "FF", rows(row("2", 1), row("2", 1), row("2", 1)));

            CosmosPage<String> second = service.rows().page(first.continuation().orElseThrow(), 9);

            assertThat(first.items()).containsExactly("'1@1'", "'2@1'");
            assertThat(second.items()).containsExactly("'2@1'", "'2@1'");
        }

        @Test
        void skips_rows_that_partitions_of_smaller_epks_have_returned() {
            service.range("0", "", "80", rows(row("1", 1)));
            service.range("1", "80", "FF", rows(row("1", 1), row("2", 2)));
            CosmosPage<String> first = service.rows().page(2);
            service.range("0", "", "80", "");

            CosmosPage<String> second = service.rows().page(first.continuation().orElseThrow(), 2);

            assertThat(second.items()).containsExactly("'2@2'");
            assertThat(service.sentQueries().get(2)).startsWith("0: WHERE (((c.s > 1 OR");
        }

        @Test
        void goes_on_within_the_rows_of_one_item() {
            service.range("0", "", "FF", rows(row("1", 1), row("1", 2), row("1", 2), row("1", 2), row("1", 3)));
            CosmosPage<String> first = service.rows().page(3);

            CosmosPage<String> second = service.rows().page(first.continuation().orElseThrow(), 9);

            assertThat(first.items()).containsExactly("'1@1'", "'1@2'", "'1@2'");
            assertThat(second.items()).containsExactly("'1@2'", "'1@3'");
        }

        @Test
        void counts_rows_without_a_payload_too() {
            String nothing = "{'_rid':'" + Rids.rid(1) + "','orderByItems':[{'item':1}]}";
            service.range("0", "", "FF", rows(nothing, row("1", 1), row("1", 1)));
            CosmosPage<String> first = service.rows().page(1);
            service.range(
                    "0",
                    "",
                    "FF",
                    rows(
                            nothing,
                            row("1", 1),
                            "{'_rid':'" + Rids.rid(1) + "','orderByItems':[{'item':1}],'payload':'second'}"));

            CosmosPage<String> second = service.rows().page(first.continuation().orElseThrow(), 9);

            assertThat(second.items()).containsExactly("'second'");
        }

        @Test
        void knows_the_direction_of_equal_rows() {
            service.plan(BY_S_DOWN);
            service.range("0", "", "FF", rows(row("1", 3), row("1", 2), row("1", 1)));
            CosmosPage<String> first = service.rows().page(1);

            assertThat(service.rows()
                            .page(first.continuation().orElseThrow(), 9)
                            .items())
                    .containsExactly("'1@2'", "'1@1'");
        }

        @Test
        void takes_that_direction_from_the_service() {
            service.plan(BY_S_DOWN)
                    .executionInfo("{'reverseRidEnabled':false,'reverseIndexScan':false}".replace('\'', '"'));
            service.range("0", "", "FF", rows(row("1", 1), row("1", 2), row("1", 3)));
            CosmosPage<String> first = service.rows().page(1);

            assertThat(service.rows()
                            .page(first.continuation().orElseThrow(), 9)
                            .items())
                    .containsExactly("'1@2'", "'1@3'");
        }

        @Test
        void cannot_be_continued_at_an_array() {
            service.range("0", "", "FF", rows(row("[1]", 1), row("[2]", 2)));
            CosmosPage<String> first = service.rows().page(1);

            assertThatThrownBy(first::continuation)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be continued from here");
        }

        @Test
        void of_a_continuation_with_another_number_of_columns_is_rejected() {
            service.range("0", "", "FF", rows(row("1", 1), row("2", 2)));
            String token = service.rows().page(1).continuation().orElseThrow();
            ScriptedService other = new ScriptedService()
                    .plan("'orderBy':['Ascending','Ascending'],'orderByExpressions':['c.s','c.n']")
                    .range("0", "", "FF", "");

            assertThatThrownBy(() -> other.rows().page(token, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class When_a_partition_is_split {
        @Test
        void the_children_go_on_at_its_continuation_after_the_buffered_rows() {
            service.range("0", "", "80", rows(row("1", 1), row("3", 2)), "never read");
            service.range("1", "80", "FF", rows(row("2", 1)));
            var rows = service.rows().iterator();
            assertThat(rows.hasNext()).isTrue();
            service.split("0");
            service.range("2", "", "40", "of the parent's first page", rows(row("4", 3)));
            service.range("3", "40", "80", "of the parent's first page", rows(row("3", 4), row("5", 5)));

            List<String> rest = new ArrayList<>();
            rows.forEachRemaining(rest::add);

            assertThat(rest).containsExactly("'1@1'", "'2@1'", "'3@2'", "'3@4'", "'4@3'", "'5@5'");
            assertThat(service.log()).endsWith("0:1", "ranges", "2:1", "3:1");
        }

        @Test
        void equal_rows_of_its_children_come_by_rid() {
            service.range("0", "", "FF", rows(row("1", 1), row("1", 2), row("1", 3)), "never read");
            CosmosPage<String> first = service.rows().page(3);
            service.split("0");
            String all = rows(row("1", 1), row("1", 3), row("1", 5));
            service.range("2", "", "80", all);
            service.range("3", "80", "FF", rows(row("1", 2), row("1", 4), row("1", 6)));
            CosmosPage<String> second = service.rows().page(first.continuation().orElseThrow(), 2);
            CosmosPage<String> third = service.rows().page(second.continuation().orElseThrow(), 2);

            assertThat(second.items()).containsExactly("'1@4'", "'1@5'");
            assertThat(third.items()).containsExactly("'1@6'");
        }

        @Test
        void a_range_that_was_merged_since_is_read_in_parts() {
            service.range("0", "", "80", rows(row("1", 1), row("1", 2), row("2", 3)));
            service.range("1", "80", "FF", rows(row("1", 1)));
            CosmosPage<String> first = service.rows().page(1);
            service.split("0").split("1");
            service.range("2", "", "FF", rows(row("1", 1), row("1", 2)));
            CosmosPage<String> second = service.rows().page(first.continuation().orElseThrow(), 3);

            assertThat(second.items())
                    .as("of either part, as the script does not filter by key")
                    .hasSize(3);
            assertThat(keyRanges()).containsExactly("-80", "80-FF");
        }

        private List<String> keyRanges() {
            List<String> ranges = new ArrayList<>();
            service.engine.transport.requests().stream()
                    .filter(each -> header(each, "x-ms-start-epk") != null)
                    .forEach(each -> ranges.add(header(each, "x-ms-start-epk") + "-" + header(each, "x-ms-end-epk")));
            return ranges;
        }
    }
}
