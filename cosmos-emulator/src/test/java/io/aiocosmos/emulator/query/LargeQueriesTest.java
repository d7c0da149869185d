package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.aiocosmos.emulator.BothEndpoints;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries of 256 KB and of a thousand levels, and short ones that make large values. */
@Tag("slow")
class LargeQueriesTest extends EmulatorTestBase {
    private static final int LENGTH = 256 * 1024;
    private static final Duration SHORT = Duration.ofSeconds(20);

    private static String repeated(String start, String part, String end) {
        return start + part.repeat((LENGTH - start.length() - end.length()) / part.length()) + end;
    }

    private RawResponse response(RawClient by, String query) throws IOException {
        return by.query(DOCS, sql(query), KEY, "[\"a\"]");
    }

    private static String sql(String text) {
        return "{\"query\":\"" + text + "\"}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT VALUE c.n FROM c WHERE true # ` AND c.n = 1` # ``                       # [1]
            SELECT VALUE c.n FROM c WHERE true # ` AND c.n = 1` # ` AND c.n = 2`           # []
            SELECT VALUE c.n FROM c WHERE 1 = 2 # ` OR c.n = 2` # ` OR c.n = 1`            # [1]
            SELECT VALUE c.n FROM c WHERE c.n IN (2 # `, 'a string of some length'` # `, 1)` # [1]
            SELECT VALUE c.n FROM c WHERE c.n IN (2 # `, c.s || ' is no number'` # `, c.n)` # [1]
            SELECT VALUE LENGTH('              # x              # ') > 260000              # [true]
            SELECT VALUE ARRAY_LENGTH([0       # `, 1`          # ]) > 80000               # [true]
            SELECT VALUE {'b': 1               # `, 'a': c.n`   # } FROM c                 # [{"b":1,"a":1}]
            SELECT VALUE 1                     # ` `            # ``                       # [1]
            SELECT VALUE 1 /*                  # comment        # */                       # [1]
            SELECT VALUE LENGTH(CONCAT('a'     # `, 'b'`        # )) > 50000               # [true]
            SELECT VALUE IS_DEFINED(CHOOSE(1   # `, 1`          # ))                       # [true]
            SELECT VALUE EXISTS(SELECT 1)      # ` AND EXISTS(SELECT 1)` # ``              # [true]
            """)
    void texts_of_256_kilobytes_run(String start, String part, String end, String rows) throws IOException {
        create("1", "a", ",\"n\":1,\"s\":\"x\"");
        String query = repeated(start, part, end == null ? "" : end);

        RawResponse response = assertTimeoutPreemptively(SHORT, () -> response(client, query));

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.json().get("Documents").toString()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT VALUE 1                     # ` + 1`         # ``                       # nested more than
            SELECT VALUE 'a'                   # ` || 'a'`      # ``                       # nested more than
            SELECT VALUE c                     # .a             # ` FROM c`                # nested more than
            SELECT VALUE 1 IN (0               # `, 1`          # )                        # more than 16000 items
            SELECT 1 AS a                      # `, 1 AS a`     # ``                       # used twice
            SELECT 1 AS a                      # `, NOPE(1)`    # ``                       # NOPE
            SELECT 1 FROM c                    # ` JOIN c`      # ``                       # number of joins
            SELECT VALUE c.n FROM c ORDER BY c.n # `, c.s`      # ``                       # composite index
            SELECT VALUE '                     # x              # ``                       # invalid string literal
            SELECT VALUE 1                     # 1              # ``                       # near '1
            SELECT VALUE                       # ` @p`          # ``                       # near '@p'
            """)
    void texts_of_256_kilobytes_are_refused(String start, String part, String end, String message) {
        String query = repeated(start, part, end == null ? "" : end);

        RawResponse response = assertTimeoutPreemptively(SHORT, () -> response(client, query));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text("message")).contains(message);
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_thousand_levels_are_refused_and_sixty_are_not(BothEndpoints.Opening endpoint) throws IOException {
        RawClient by = endpoint.on(emulator);
        String[][] levels = {
            {"(", ")"},
            {"[", "]"},
            {"{'a': ", "}"},
            {"NOT (", ")"},
            {"NOT ", ""},
            {"-", ""},
            {"(SELECT VALUE ", ")"},
            {"ARRAY(SELECT VALUE ", ")"},
            {"EXISTS(SELECT VALUE ", ")"},
            {"(SELECT VALUE x FROM x IN (SELECT VALUE [1]) WHERE x = ", ")"},
            {"ABS(", ")"},
            {"true ? 1 : ", ""},
            {"1 IN (", ")"},
            {"c[", "]"},
        };

        for (String[] level : levels) {
            RawResponse deep = response(by, nested(level, 1_000));
            RawResponse flat = response(by, nested(level, 60));

            assertThat(deep.status()).as(level[0]).isEqualTo(400);
            assertThat(deep.text("message")).contains("nested more than 256 levels");
            assertThat(flat.status()).as(level[0] + flat.body()).isEqualTo(200);
        }
    }

    private static String nested(String[] level, int depth) {
        String space = " ".repeat(level[1].isEmpty() ? 1 : 0); // "--" would be a comment
        return "SELECT VALUE " + (level[0] + space).repeat(depth) + "1" + level[1].repeat(depth) + " FROM c";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            CONCAT(x, x)                                # 'a'
            x || x                                      # 'a'
            REPLACE(x, 'a', 'aa')                       # 'a'
            STRINGJOIN([x, x], x)                       # 'a'
            TOSTRING([x])                               # 'a'
            [x, x]                                      # 1
            {'a': x, 'b': x}                            # 1
            ARRAY_CONCAT(x, x)                          # [1]
            ARRAY(SELECT VALUE x FROM y IN (SELECT VALUE [1, 2])) # 1
            """)
    void values_that_double_at_each_level_are_refused(String doubled, String start) {
        String query = "(SELECT VALUE " + start + ")";
        for (int i = 0; i < 60; i++) query = "(SELECT VALUE " + doubled + " FROM " + query + " AS x)";
        String text = "SELECT VALUE x FROM " + query + " AS x";

        RawResponse response = assertTimeoutPreemptively(SHORT, () -> response(client, text));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text("message")).contains("makes a value");
    }

    @Test
    void values_nested_by_join_after_join_are_refused() throws IOException {
        String query = "SELECT VALUE x9 FROM (SELECT VALUE 1) AS x0";
        for (int i = 1; i < 10; i++)
            query += " JOIN (SELECT VALUE " + "[".repeat(200) + "x" + (i - 1) + "]".repeat(200) + ") AS x" + i;

        RawResponse response = response(client, query);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text("message")).contains("nested more than 400 levels");
    }

    @Test
    void a_parameter_is_written_as_an_item_would_be() throws IOException {
        String body = "{\"query\":\"SELECT VALUE @p\",\"parameters\":[{\"name\":\"@p\",\"value\":%s}]}";

        RawResponse whole = client.query(DOCS, body.formatted("[2.0,-0.0]"), CROSS, "true");
        RawResponse infinite = client.query(DOCS, body.formatted("1e999"), CROSS, "true");

        assertThat(whole.json().get("Documents").toString()).isEqualTo("[[2,0]]");
        assertThat(infinite.status()).isEqualTo(400);
    }
}
