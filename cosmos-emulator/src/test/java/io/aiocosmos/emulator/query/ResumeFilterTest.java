package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordered queries that go on by a filter in the body, as official clients send it. */
class ResumeFilterTest extends QueryTestBase {
    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1);
    }

    @BeforeEach
    void indexes() throws IOException {
        index("{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/n/?\"}],"
                + composites("pk,n").substring(1));
    }

    private RawResponse ask(String text, String filter, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = RANGE;
        all[headers.length + 1] = "0";
        return client.query(DOCS, "{\"query\":\"" + text + "\",\"resumeFilter\":" + filter + "}", all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c.n | [36] | false | [36,37,38,39]",
                "c.n | [36] | true | [37,38,39]",
                "c.n DESC | [2] | false | [2,1,0]",
                "c.n DESC | [2] | true | [1,0]",
                "c.n | [36.5] | true | [37,38,39]",
                "c.n | ['x'] | false | []",
                "c.n DESC | [[]] | false | []",
                "c.pk, c.n | ['pk9',19] | false | [19,29,39]",
                "c.pk, c.n | ['pk9',19] | true | [29,39]",
                "c.pk, c.n | ['pk8',99] | true | [9,19,29,39]",
                "c.pk DESC, c.n DESC | ['pk0',10] | true | [0]",
            })
    void keeps_rows_behind_the_values_and_equal_ones_unless_excluded(
            String order, String values, boolean exclude, String rows) throws Exception {
        String filter = "{\"value\":" + values.replace('\'', '"') + ",\"exclude\":" + exclude + "}";

        RawResponse response = ask("SELECT VALUE c.n FROM c ORDER BY " + order, filter);

        assertThat(response.json().path("Documents").toString())
                .as(response.body())
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c.pk", "c.pk DESC"})
    void drops_equal_rows_before_the_resource_id(String order) throws Exception {
        String rid = read("id19", "pk9").text("_rid");
        String filter = "{\"value\":[\"pk9\"],\"rid\":\"" + rid + "\"}";

        RawResponse response = ask("SELECT VALUE c.n FROM c WHERE c.pk >= 'pk9' ORDER BY " + order, filter);

        assertThat(response.json().get("Documents").toString()).isEqualTo("[19,29,39]");
    }

    @Test
    void pages_like_any_query() throws Exception {
        String text = "SELECT VALUE c.n FROM c ORDER BY c.n";
        String filter = "{\"value\":[30],\"exclude\":true}";
        RawResponse first = ask(text, filter, SIZE, "4");

        RawResponse second = ask(text, filter, CONTINUATION, first.header(CONTINUATION));

        assertThat(first.json().get("Documents").toString()).isEqualTo("[31,32,33,34]");
        assertThat(second.json().get("Documents").toString()).isEqualTo("[35,36,37,38,39]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\":[]} | 400",
                "{\"value\":[1,2]} | 400",
                "{\"value\":5} | 400",
                "{\"value\":[1],\"rid\":\"x\"} | 400",
                "{\"value\":[{\"a\":1}]} | 501",
            })
    void is_refused_if_it_does_not_fit(String filter, int status) throws Exception {
        assertThat(ask("SELECT * FROM c ORDER BY c.n", filter).status()).isEqualTo(status);
    }

    @Test
    void may_be_text_with_the_official_spelling_of_type_tests() throws Exception {
        create("yes", "pk1", ",\"n\":true");
        create("no", "pk1", ",\"n\":false");
        String text = "SELECT VALUE c.id FROM c WHERE (c.n > null OR IS_BOOLEAN(c.n) OR is_boolean(c.n)) ORDER BY c.n";

        assertThat(all(text, RANGE, "0")).containsExactly("\"no\"", "\"yes\"");
    }
}
