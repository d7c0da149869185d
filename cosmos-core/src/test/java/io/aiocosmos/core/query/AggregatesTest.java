package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.json.JsonBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partial values of partitions, separated by blanks, and the combined result. */
class AggregatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "Count | none | 0",
                "Count | 0 0 | 0",
                "Count | 2 3 0 | 5",
                "Count | 3000000000 3000000000 | 6000000000",
                "Count | 2.0 | 2",
                "CountIf | 1 1 | 2",
                "CountIf | none | 0",
                "Sum | none | 0",
                "Sum | 0 0 | 0",
                "Sum | 1 2.5 | 3.5",
                "Sum | 0.5 0.5 | 1",
                "Sum | -7 2 | -5",
                "Sum | 1 undefined 2 | undefined",
                "Sum | undefined | undefined",
                "Sum | 1e308 1e308 | undefined",
                "Sum | 1e15 1 | 1000000000000001",
                "Average | none | undefined",
                "Average | {\"sum\":0,\"count\":0} | undefined",
                "Average | {\"sum\":6,\"count\":2} {\"sum\":0,\"count\":0} {\"sum\":3,\"count\":1} | 3",
                "Average | {\"sum\":1,\"count\":2} | 0.5",
                "Average | {\"sum\":6,\"count\":2} {\"count\":1} | undefined",
                "Average | {\"count\":1} {\"sum\":6,\"count\":2} | undefined",
                "Average | {\"sum\":1,\"count\":1} undefined | undefined",
                "Min | none | undefined",
                "Min | {\"count\":0} {\"count\":0} | undefined",
                "Min | {\"min\":2,\"count\":1} {\"count\":0} {\"min\":1,\"count\":3} | 1",
                "Min | {\"min\":\"a\",\"count\":1} {\"min\":5,\"count\":1} | 5",
                "Min | {\"min\":true,\"count\":1} {\"min\":null,\"count\":1} | null",
                "Min | {\"min\":1,\"count\":1} {\"count\":2} | undefined",
                "Min | {\"count\":2} {\"min\":1,\"count\":1} | undefined",
                "Min | {\"min\":[1],\"count\":1} {\"min\":1,\"count\":1} | undefined",
                "Min | 3 2 | 2",
                "Min | undefined 2 | 2",
                "Max | {\"max\":2,\"count\":1} {\"max\":10,\"count\":1} | 10",
                "Max | {\"max\":\"10\",\"count\":1} {\"max\":\"2\",\"count\":1} | \"2\"",
                "Max | {\"max\":9,\"count\":1} {\"max\":\"\",\"count\":1} | \"\"",
                "Max | {\"max\":false,\"count\":1} {\"max\":true,\"count\":1} | true",
                "Max | {\"max\":{},\"count\":1} {\"max\":1,\"count\":1} | undefined",
                "Max | {\"max\":1,\"count\":1} {\"count\":1} | undefined",
                "Max | {\"max\":1.50,\"count\":1} {\"count\":0} | 1.50",
                "MakeList | none | []",
                "MakeList | [1,2] [] [1] | [1,2,1]",
                "MakeList | [[1],{\"a\":null}] undefined | [[1],{\"a\":null}]",
                "MakeSet | none | []",
                "MakeSet | [1,\"1\"] [1.0,2] | [1,\"1\",2]",
                "MakeSet | [{\"a\":1,\"b\":2}] [{\"b\":2,\"a\":1}] | [{\"a\":1,\"b\":2}]"
            })
    void partial_values_are_combined(String kind, String parts, String result) {
        assertThat(combined(kind, parts)).isEqualTo(result);
    }

    private static String combined(String kind, String parts) {
        Aggregate aggregate = Aggregates.start(AggregateKind.of(kind), () -> {});
        if (parts != null)
            for (String part : parts.split(" ")) aggregate.add(part.equals("undefined") ? null : slice(part));
        JsonBuffer out = new JsonBuffer(16);
        boolean defined = aggregate.appendTo(out);
        String written = new String(out.toBytes(), StandardCharsets.UTF_8);
        assertThat(defined).isEqualTo(!written.isEmpty());
        return defined ? written : "undefined";
    }

    @Test
    void an_unknown_aggregate_is_named() {
        assertThatThrownBy(() -> AggregateKind.of("Median"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("this client does not support the aggregate Median yet");
    }
}
