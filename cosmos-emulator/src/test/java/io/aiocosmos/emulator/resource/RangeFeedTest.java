package io.aiocosmos.emulator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RangeFeedTest extends EmulatorTestBase {
    private static final String RANGES = "/dbs/d/colls/c/pkranges";

    @Test
    void ranges_cover_everything_in_order() throws Exception {
        RawResponse response = client.get(RANGES);

        assertThat(response.json().get("_count").intValue()).isEqualTo(4);
        String max = "";
        for (var range : response.json().get("PartitionKeyRanges")) {
            assertThat(range.get("minInclusive").asString()).isEqualTo(max);
            assertThat(range.get("status").asString()).isEqualTo("online");
            assertThat(range.get("parents").isArray()).isTrue();
            max = range.get("maxExclusive").asString();
        }
        assertThat(max).isEqualTo("FF");
        assertThat(response.json().at("/PartitionKeyRanges/2/id").asString()).isEqualTo("2");
    }

    @Test
    void with_the_etag_of_the_last_response_nothing_is_new() throws Exception {
        String etag = client.get(RANGES, "a-im", "Incremental feed", "x-ms-max-item-count", "-1")
                .header("etag");

        RawResponse again = client.get(RANGES, "a-im", "Incremental feed", "if-none-match", etag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("etag")).isEqualTo(etag);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void an_item_is_served_by_the_range_that_its_key_belongs_to() throws Exception {
        var ranges = client.get(RANGES).json().get("PartitionKeyRanges");

        // effective keys of these values: known vectors of the service's hash
        assertThat(create("1", "redmond").header("x-ms-documentdb-partitionkeyrangeid"))
                .isEqualTo(holding(ranges, "22E342F38A486A088463DFF7838A5963"));
        assertThat(create("1", "customer42").header("x-ms-documentdb-partitionkeyrangeid"))
                .isEqualTo(holding(ranges, "19819C94CE42A1654CCC8110539D9589"));
        assertThat(create("1", "partitionKey").header("x-ms-documentdb-partitionkeyrangeid"))
                .isEqualTo(holding(ranges, "013AEFCF77FA271571CF665A58C933F1"));
    }

    private static String holding(JsonNode ranges, String effective) {
        for (var range : ranges)
            if (range.get("minInclusive").asString().compareTo(effective) <= 0
                    && effective.compareTo(range.get("maxExclusive").asString()) < 0)
                return range.get("id").asString();
        throw new AssertionError("no range holds " + effective);
    }
}
