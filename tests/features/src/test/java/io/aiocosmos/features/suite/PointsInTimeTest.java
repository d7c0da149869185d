package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service compares strings; points in time are written so that their order is right. */
class PointsInTimeTest extends FeatureTest {
    private static final PartitionKey KEY = PartitionKey.of("a");
    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

    public record Event(String id, String pk, Instant at, OffsetDateTime there, ZonedDateTime zoned) {
        static Event of(String id, Instant at) {
            return new Event(id, "a", at, at.atOffset(ZoneOffset.ofHours(-3)), at.atZone(ZoneId.of("Asia/Tokyo")));
        }
    }

    private CosmosContainer events;

    @BeforeEach
    void fill() {
        events = container();
        events.createItem(Event.of("3", NOON.plusMillis(500)), KEY);
        events.createItem(Event.of("1", NOON), KEY);
        events.createItem(Event.of("2", NOON.plusMillis(50)), KEY);
        events.createItem(
                Map.of("id", "4", "pk", "a", "at", NOON.plusSeconds(1), "there", NOON.atOffset(ZoneOffset.UTC)), KEY);
    }

    private List<String> ids(String rest, Object time) {
        SqlQuery query = SqlQuery.of("SELECT VALUE c.id FROM c WHERE " + rest).with("@t", time);
        return events.queryItems(query, String.class).stream().toList();
    }

    @Test
    void are_compared() {
        assertThat(ids("c.at > @t", NOON)).containsExactlyInAnyOrder("2", "3", "4");
        assertThat(ids("c.at >= @t", NOON.plusMillis(50))).containsExactlyInAnyOrder("2", "3", "4");
        assertThat(ids("c.at < @t", NOON.plusMillis(50))).containsExactly("1");
        assertThat(ids("c.at = @t", NOON.plusMillis(500).atZone(ZoneId.of("Europe/Paris"))))
                .containsExactly("3");
        assertThat(ids("c.there > @t", NOON.plusMillis(50).atOffset(ZoneOffset.ofHours(9))))
                .containsExactly("3");
        assertThat(ids("c.zoned <= @t", NOON.plusMillis(50))).containsExactlyInAnyOrder("1", "2");
        assertThat(ids("ARRAY_CONTAINS(@t, c.at)", List.of(NOON, NOON.plusMillis(50))))
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void are_sorted() {
        assertThat(ids("c.pk != @t ORDER BY c.at", "b")).containsExactly("1", "2", "3", "4");
        assertThat(ids("c.pk != @t ORDER BY c.at DESC", "b")).containsExactly("4", "3", "2", "1");
    }

    @Test
    void come_back_as_they_were() {
        assertThat(events.readItem("2", KEY, Event.class).value().at()).isEqualTo(NOON.plusMillis(50));
        assertThat(events.readItem("2", KEY, Event.class).value().there().toInstant())
                .isEqualTo(NOON.plusMillis(50));
        assertThat(events.readItem("2", KEY, RawJson.class).value().text())
                .contains("\"at\":\"2024-02-29T12:00:00.0500000Z\"");
    }

    @Test
    void of_others_are_read_in_any_form() {
        events.upsertItem(
                RawJson.of("{\"id\":\"5\",\"pk\":\"a\",\"at\":\"2024-02-29T13:00:00.05+01:00[Europe/Paris]\"}"), KEY);

        assertThat(events.readItem("5", KEY, Event.class).value().at()).isEqualTo(NOON.plusMillis(50));
    }
}
