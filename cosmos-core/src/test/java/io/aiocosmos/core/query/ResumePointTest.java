package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Slices.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.json.MalformedJsonException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumePointTest {
    private static final List<JsonValue> VALUES = List.of(value("1"));

    @Test
    void rids_are_ordered_by_item_number_little_endian_and_unsigned() {
        String[] ascending = {
            rid(1, 0, 0, 0, 0, 0, 0, 0),
            rid(2, 0, 0, 0, 0, 0, 0, 0),
            rid(0, 1, 0, 0, 0, 0, 0, 0),
            rid(255, 1, 0, 0, 0, 0, 0, 0),
            rid(0, 0, 0, 0, 0, 0, 0, 1),
            rid(0, 0, 0, 0, 0, 0, 0, 0x80),
        };
        for (int i = 0; i < ascending.length; i++)
            for (int j = 0; j < ascending.length; j++)
                assertThat(Integer.signum(ResumePoint.compareRids(ascending[i], ascending[j])))
                        .isEqualTo(Integer.compare(i, j));
    }

    @Test
    void rids_are_base64_with_a_dash_for_the_slash() {
        String slash = rid(0x3F, 0xFF, 0xFF, 0, 0, 0, 0, 0);
        assertThat(slash).contains("/");

        assertThat(ResumePoint.compareRids(slash, slash.replace('/', '-'))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64 at all", "OpY0AN-mFAA="})
    void a_malformed_rid_is_rejected_and_cannot_be_filtered(String text) {
        assertThatThrownBy(() -> ResumePoint.compareRids(text, text)).isInstanceOf(MalformedJsonException.class);
        assertThat(new ResumePoint(VALUES, text, 1).canBeFiltered()).isFalse();
    }

    @Test
    void arrays_and_objects_cannot_be_filtered_but_all_others_can() {
        String rid = rid(1, 0, 0, 0, 0, 0, 0, 0);
        List<JsonValue> simple = List.of(value("undefined"), value("null"), value("true"), value("1"), value("\"a\""));

        assertThat(new ResumePoint(simple, rid, 1).canBeFiltered()).isTrue();
        assertThat(new ResumePoint(List.of(value("1"), value("[]")), rid, 1).canBeFiltered())
                .isFalse();
        assertThat(new ResumePoint(List.of(value("{}")), rid, 1).canBeFiltered())
                .isFalse();
    }

    @Test
    void rows_of_one_item_are_counted_and_another_item_starts_at_one() {
        ResumePoint first = ResumePoint.after(null, row("A"));
        ResumePoint second = ResumePoint.after(first, row("A"));

        assertThat(first.count()).isEqualTo(1);
        assertThat(second.count()).isEqualTo(2);
        assertThat(ResumePoint.after(second, row("B")).count()).isEqualTo(1);
    }

    @Test
    void rows_of_one_item_with_other_values_start_at_one() {
        ResumePoint first = ResumePoint.after(null, row("A", "1"));

        assertThat(ResumePoint.after(first, row("A", "1.0")).count()).isEqualTo(2);
        assertThat(ResumePoint.after(first, row("A", "2")).count()).isEqualTo(1);
    }

    private static OrderedRow row(String rid) {
        return row(rid, "1");
    }

    private static OrderedRow row(String rid, String value) {
        return new OrderedRow(
                Slices.slice("{\"_rid\":\"" + rid + "\",\"orderByItems\":[{\"item\":" + value + "}]}"), 1);
    }

    private static String rid(int... documentBytes) {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, 0, 8, (byte) 7);
        for (int i = 0; i < documentBytes.length; i++) bytes[8 + i] = (byte) documentBytes[i];
        return Base64.getEncoder().encodeToString(bytes);
    }
}
