package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Slices.slice;
import static io.aiocosmos.core.query.Slices.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeFilterTest {
    private static final String TEXT = "SELECT 1 WHERE " + ResumeFilter.PLACEHOLDER + " ORDER BY c.s";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "asc  | 5 | strictly | c.s > 5 OR IS_STRING(c.s) OR IS_ARRAY(c.s) OR IS_OBJECT(c.s)",
                "asc  | 5 | equal too | c.s >= 5 OR IS_STRING(c.s) OR IS_ARRAY(c.s) OR IS_OBJECT(c.s)",
                "desc | 5 | strictly | c.s < 5 OR NOT IS_DEFINED(c.s) OR IS_NULL(c.s) OR IS_BOOLEAN(c.s)",
                "desc | 5 | equal too | c.s <= 5 OR NOT IS_DEFINED(c.s) OR IS_NULL(c.s) OR IS_BOOLEAN(c.s)",
                "asc  | \"A\" | strictly | c.s > \"A\" OR IS_ARRAY(c.s) OR IS_OBJECT(c.s)",
                "desc | \"A\" | equal too | c.s <= \"A\" OR NOT IS_DEFINED(c.s) OR IS_NULL(c.s) OR IS_BOOLEAN(c.s) OR"
                        + " IS_NUMBER(c.s)",
                "asc  | null | equal too | c.s >= null OR IS_BOOLEAN(c.s) OR IS_NUMBER(c.s) OR IS_STRING(c.s) OR"
                        + " IS_ARRAY(c.s) OR IS_OBJECT(c.s)",
                "desc | null | strictly | c.s < null OR NOT IS_DEFINED(c.s)",
                "asc  | true | strictly | c.s > true OR IS_NUMBER(c.s) OR IS_STRING(c.s) OR IS_ARRAY(c.s) OR"
                        + " IS_OBJECT(c.s)",
                "asc  | undefined | strictly | false OR IS_NULL(c.s) OR IS_BOOLEAN(c.s) OR IS_NUMBER(c.s) OR"
                        + " IS_STRING(c.s) OR IS_ARRAY(c.s) OR IS_OBJECT(c.s)",
                "asc  | undefined | equal too | NOT IS_DEFINED(c.s) OR IS_NULL(c.s) OR IS_BOOLEAN(c.s) OR IS_NUMBER(c.s)"
                        + " OR IS_STRING(c.s) OR IS_ARRAY(c.s) OR IS_OBJECT(c.s)",
                "desc | undefined | strictly | false",
                "desc | undefined | equal too | NOT IS_DEFINED(c.s)",
            })
    void one_column_is_compared_and_later_types_are_listed(String direction, String at, String border, String filter) {
        String text = filter(List.of("c.s"), List.of(direction), List.of(at), border.equals("equal too"));

        assertThat(text).isEqualTo("SELECT 1 WHERE (((" + filter + "))) ORDER BY c.s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WHERE (c.x = 'PLACE') AND (PLACE)             | WHERE (c.x = 'PLACE') AND (true)",
                "WHERE (c.x = \"PLACE\") AND (PLACE)           | WHERE (c.x = \"PLACE\") AND (true)",
                "WHERE (c.x = 'it\\'s PLACE') AND (PLACE)      | WHERE (c.x = 'it\\'s PLACE') AND (true)",
                "WHERE (c.x = \"a \\\" PLACE\") AND (PLACE)    | WHERE (c.x = \"a \\\" PLACE\") AND (true)",
                "WHERE (c.x = 'a \" b') AND (PLACE) AND '\"'   | WHERE (c.x = 'a \" b') AND (true) AND '\"'",
                "WHERE (c.x = 'end \\\\') AND (PLACE)           | WHERE (c.x = 'end \\\\') AND (true)",
                "SELECT {\"PLACE\": c[\"PLACE\"]} WHERE (PLACE) | SELECT {\"PLACE\": c[\"PLACE\"]} WHERE (true)",
                "WHERE /* it's PLACE */ (PLACE)                | WHERE /* it's PLACE */ (true)",
                "WHERE (PLACE) -- PLACE, isn't it              | WHERE (true) -- PLACE, isn't it",
                "WHERE (PLACE) OR (PLACE)                      | WHERE (true) OR (true)",
                "WHERE c.x = 'PLACE                            | WHERE c.x = 'PLACE",
                "WHERE c.x = '\\                               | WHERE c.x = '\\",
                "/* PLACE                                      | /* PLACE",
            })
    void replaces_the_placeholder_and_not_the_users_own_text(String text, String expected) {
        assertThat(ResumeFilter.none(text.replace("PLACE", ResumeFilter.PLACEHOLDER)))
                .isEqualTo(expected.replace("PLACE", ResumeFilter.PLACEHOLDER));
    }

    @Test
    void is_not_replaced_within_itself() {
        String own = "\"" + ResumeFilter.PLACEHOLDER + "\"";
        String column = "c[" + own + "]";

        assertThat(filter(List.of(column.replace("\"", "\\\"")), List.of("asc"), List.of(own), false))
                .startsWith("SELECT 1 WHERE (((" + column + " > " + own + " OR ");
    }

    @Test
    void of_two_columns_the_first_decides_unless_it_is_equal() {
        String text = filter(List.of("c.s", "c.n"), List.of("asc", "asc"), List.of("\"A\"", "1"), true);

        assertThat(text)
                .isEqualTo("SELECT 1 WHERE (((c.s > \"A\" OR IS_ARRAY(c.s) OR IS_OBJECT(c.s))) OR"
                        + " ((c.s = \"A\") AND (c.n >= 1 OR IS_STRING(c.n) OR IS_ARRAY(c.n) OR IS_OBJECT(c.n))))"
                        + " ORDER BY c.s");
    }

    @Test
    void an_undefined_column_is_equal_if_it_is_not_defined() {
        String text = filter(List.of("c.s", "c.n"), List.of("desc", "desc"), List.of("undefined", "1"), false);

        assertThat(text)
                .isEqualTo("SELECT 1 WHERE (((false)) OR ((NOT IS_DEFINED(c.s)) AND (c.n < 1 OR NOT IS_DEFINED(c.n) OR"
                        + " IS_NULL(c.n) OR IS_BOOLEAN(c.n)))) ORDER BY c.s");
    }

    @Test
    void literals_are_json_so_no_value_breaks_out_of_its_string() {
        String text = filter(List.of("c.s"), List.of("asc"), List.of("\"a\\\"b\\\\\\n\\u00e9\""), true);

        assertThat(text).contains("c.s >= \"a\\\"b\\\\\\n\\u00e9\" OR");
    }

    @Test
    void all_placeholders_are_replaced() {
        String twice = ResumeFilter.PLACEHOLDER + " AND " + ResumeFilter.PLACEHOLDER;

        assertThat(ResumeFilter.none(twice)).isEqualTo("true AND true");
    }

    private static String filter(List<String> expressions, List<String> directions, List<String> at, boolean equalToo) {
        List<JsonValue> values = new ArrayList<>();
        at.forEach(json -> values.add(value(json)));
        return new ResumeFilter(plan(expressions, directions)).apply(TEXT, values, equalToo);
    }

    private static QueryPlan plan(List<String> expressions, List<String> directions) {
        List<String> names = new ArrayList<>();
        for (String direction : directions) names.add(direction.equals("asc") ? "\"Ascending\"" : "\"Descending\"");
        return QueryPlan.read(slice("{\"queryInfo\":{\"orderBy\":" + names + ",\"orderByExpressions\":[\""
                + String.join("\",\"", expressions) + "\"]}}"));
    }
}
