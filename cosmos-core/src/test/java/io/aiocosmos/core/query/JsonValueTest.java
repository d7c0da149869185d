package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Slices.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonValueTest {
    private static final List<String> ASCENDING = List.of(
            "undefined",
            "null",
            "false",
            "true",
            "-1.7976931348623157e308",
            "-1",
            "-5e-324",
            "0",
            "5e-324",
            "0.5",
            "2",
            "10",
            "1e300",
            "\"\"",
            "\"10\"",
            "\"2\"",
            "\"B\"",
            "\"a\"",
            "\"ab\"",
            "\"\u00e9\"",
            "\"\u4e2d\"",
            "[]",
            "{}");

    @Test
    void values_have_the_service_s_order() {
        for (int i = 0; i < ASCENDING.size(); i++)
            for (int j = 0; j < ASCENDING.size(); j++)
                assertThat(Integer.signum(value(ASCENDING.get(i)).compareTo(value(ASCENDING.get(j)))))
                        .as("%s and %s", ASCENDING.get(i), ASCENDING.get(j))
                        .isEqualTo(Integer.compare(i, j));
    }

    @Test
    void strings_compare_by_code_point_as_the_service_orders_them() {
        List<String> ascending = List.of(
                "\ud7ff",
                "\\ud83d",
                "\\ud83dz",
                "\\ud83d\uffff",
                "\\ude00",
                "\ue000",
                "\uff21",
                "\ud83d\ude00",
                "\ud83d\ude00a",
                "\ud83d\ude01",
                "\ud83e\ude00");
        for (int i = 0; i < ascending.size(); i++)
            for (int j = 0; j < ascending.size(); j++)
                assertThat(Integer.signum(text(ascending.get(i)).compareTo(text(ascending.get(j)))))
                        .as("%d and %d", i, j)
                        .isEqualTo(Integer.compare(i, j));
    }

    private static JsonValue text(String escaped) {
        return value("\"" + escaped + "\"");
    }

    @Test
    void numbers_are_doubles() {
        assertThat(value("1")).isEqualTo(value("1.0")).isEqualTo(value("10e-1"));
        assertThat(value("1")).hasSameHashCodeAs(value("1.0"));
        assertThat(value("9007199254740993")).isEqualTo(value("9007199254740992"));
    }

    @Test
    void minus_zero_is_zero() {
        assertThat(value("-0")).isEqualTo(value("0")).hasSameHashCodeAs(value("0"));
    }

    @Test
    void the_order_of_fields_does_not_matter_but_that_of_elements_does() {
        assertThat(value("{\"a\":1,\"b\":[2]}")).isEqualTo(value("{\"b\":[2.0],\"a\":1}"));
        assertThat(value("[1,2]")).isNotEqualTo(value("[2,1]"));
    }

    @Test
    void values_of_different_types_differ() {
        assertThat(value("\"1\"")).isNotEqualTo(value("1"));
        assertThat(value("\"null\"")).isNotEqualTo(value("null"));
        assertThat(value("undefined")).isNotEqualTo(value("null"));
    }

    @Test
    void only_null_booleans_numbers_and_strings_are_primitive() {
        assertThat(List.of("null", "true", "1", "\"\""))
                .allMatch(json -> value(json).isPrimitive());
        assertThat(List.of("undefined", "[]", "{}"))
                .noneMatch(json -> value(json).isPrimitive());
    }

    @Test
    void a_copy_is_equal_and_retains_only_its_own_bytes() {
        JsonValue value =
                JsonValue.of(Slices.slice("{\"a\":\"kept\",\"b\":\"left\"}").field("a"));

        assertThat(value.copy()).isEqualTo(value);
        assertThat(value.copy().json().array()).hasSize("\"kept\"".length());
        assertThat(JsonValue.UNDEFINED.copy()).isSameAs(JsonValue.UNDEFINED);
    }

    @Test
    void toString_hides_the_value() {
        assertThat(value("\"secret\"")).hasToString("JsonValue[STRING]");
    }
}
