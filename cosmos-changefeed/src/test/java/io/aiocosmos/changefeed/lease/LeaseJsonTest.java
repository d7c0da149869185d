package io.aiocosmos.changefeed.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.FeedRange;
import io.aiocosmos.error.CosmosSetupException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaseJsonTest {
    private static final StoreNames NAMES = StoreNames.of("p", "host", "dbRid", "collRid", "books", "ledger");
    private static final Instant NOW = Instant.parse("2026-01-01T12:34:56.789Z");

    @Test
    void a_lease_is_written_as_the_sdk_for_java_writes_it() {
        Lease lease = Lease.of(NAMES, FeedRange.between("05C1", "FF"), "c3RhdGU=", "host-1", NOW);

        assertThat(LeaseJson.write(lease.stored("\"e1\"")).text())
                .isEqualTo("{\"id\":\"phost_dbRid_collRid..05C1-FF\",\"_etag\":\"\\\"e1\\\"\","
                        + "\"LeaseToken\":\"05C1-FF\",\"ContinuationToken\":\"c3RhdGU=\","
                        + "\"timestamp\":\"2026-01-01T12:34:56.789Z\",\"Owner\":\"host-1\",\"version\":1,"
                        + "\"feedRange\":{\"Range\":{\"min\":\"05C1\",\"max\":\"FF\","
                        + "\"isMinInclusive\":true,\"isMaxInclusive\":false}}}");
    }

    @Test
    void what_is_not_known_is_written_as_null() {
        Lease lease = Lease.of(NAMES, FeedRange.all(), null, null, NOW);

        assertThat(LeaseJson.write(lease).text())
                .startsWith("{\"id\":\"phost_dbRid_collRid..-FF\",\"_etag\":null,\"LeaseToken\":\"-FF\","
                        + "\"ContinuationToken\":null,")
                .contains("\"Owner\":null");
    }

    @Test
    void an_owner_with_odd_characters_is_escaped() {
        Lease lease = Lease.of(NAMES, FeedRange.all(), null, "a\"b\\c\nd", NOW);

        assertThat(LeaseJson.write(lease).text()).contains("\"Owner\":\"a\\\"b\\\\c\\u000ad\"");
    }

    @Test
    void a_lock_has_a_time_to_live_and_the_mark_has_none() {
        assertThat(LeaseJson.marker(NAMES.lock(), 30).text())
                .isEqualTo("{\"id\":\"phost_dbRid_collRid.lock\",\"ttl\":30}");
        assertThat(LeaseJson.marker(NAMES.info(), 0).text()).isEqualTo("{\"id\":\"phost_dbRid_collRid.info\"}");
    }

    @Test
    void a_lease_is_read_whatever_the_codec_makes_of_numbers() {
        for (Number version : new Number[] {1, 1L, 1.0}) {
            Lease lease = LeaseJson.read(document(version));

            assertThat(lease.range()).isEqualTo(FeedRange.between("05C1", "FF"));
            assertThat(lease.continuation()).contains("c3RhdGU=");
            assertThat(lease.owner()).contains("host-1");
            assertThat(lease.writtenAt()).contains(NOW);
            assertThat(lease.etag()).isEqualTo("\"e1\"");
        }
    }

    @Test
    void a_lease_without_owner_and_place_is_read() {
        Map<String, Object> document = document(1);
        document.put("Owner", null);
        document.remove("ContinuationToken");
        document.put("timestamp", "yesterday");

        Lease lease = LeaseJson.read(document);

        assertThat(lease.owner()).isEmpty();
        assertThat(lease.continuation()).isEmpty();
        assertThat(lease.writtenAt()).isEmpty();
    }

    @Test
    void leases_of_another_product_are_refused() {
        Map<String, Object> withoutRange = document(1);
        withoutRange.remove("feedRange");

        for (Map<String, Object> each : List.of(document(0), document("1"), withoutRange))
            assertThatThrownBy(() -> LeaseJson.read(each))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageContaining("a name of its own");
    }

    private static Map<String, Object> document(Object version) {
        Map<String, Object> document = new HashMap<>();
        document.put("id", "p..05C1-FF");
        document.put("_etag", "\"e1\"");
        document.put("ContinuationToken", "c3RhdGU=");
        document.put("timestamp", NOW.toString());
        document.put("Owner", "host-1");
        document.put("version", version);
        document.put("feedRange", Map.of("Range", Map.of("min", "05C1", "max", "FF")));
        return document;
    }
}
