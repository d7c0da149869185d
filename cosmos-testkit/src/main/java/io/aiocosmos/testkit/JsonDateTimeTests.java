package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aiocosmos.TypeRef;
import io.aiocosmos.testkit.sample.Booking;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code java.time} types are ISO-8601 strings. Points in time have one length and end in {@code Z}, because the service
 * compares and sorts them as strings.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/working-with-dates">Work with dates</a>
 */
abstract class JsonDateTimeTests extends JsonTestBase {
    JsonDateTimeTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void instants_have_seven_decimals() throws Exception {
        assertFormat("2024-02-29T23:59:59.0000000Z", Instant.parse("2024-02-29T23:59:59Z"));
        assertFormat("2024-02-29T12:00:00.0500000Z", Instant.parse("2024-02-29T12:00:00.050Z"));
        assertFormat("1969-12-31T23:59:59.1234567Z", Instant.parse("1969-12-31T23:59:59.123456700Z"));
        assertFormat("0000-01-01T00:00:00.0000000Z", Instant.parse("0000-01-01T00:00:00Z"));
        assertFormat("9999-12-31T23:59:59.9999999Z", Instant.parse("9999-12-31T23:59:59.999999900Z"));
    }

    @Test
    void nanoseconds_are_truncated_to_seven_decimals() throws Exception {
        assertEquals(
                "\"2024-01-01T00:00:00.1234567Z\"",
                json(Instant.class, Instant.parse("2024-01-01T00:00:00.123456789Z")));
        assertEquals("\"1969-12-31T23:59:59.9999999Z\"", json(Instant.class, Instant.EPOCH.minusNanos(1)));
    }

    @Test
    void strings_sort_as_the_times_do() throws Exception {
        List<String> texts = new ArrayList<>();
        for (String time : List.of("12:00:00Z", "12:00:00.000001Z", "12:00:00.050Z", "12:00:00.5Z", "12:00:01Z")) {
            Instant instant = Instant.parse("2024-02-29T" + time);
            texts.add(json(Instant.class, instant));
            texts.add(json(OffsetDateTime.class, instant.atOffset(ZoneOffset.ofHours(texts.size()))));
            texts.add(json(ZonedDateTime.class, instant.atZone(ZoneId.of("America/New_York"))));
        }

        assertEquals(texts.stream().sorted().toList(), texts);
        assertEquals(5, texts.stream().distinct().count());
    }

    @Test
    void every_ISO_8601_format_of_a_point_in_time_is_decoded() throws Exception {
        for (String fraction : List.of("", ".5", ".50", ".5000", ".500000", ".5000000", ".500000000")) {
            Instant time = Instant.parse("2024-02-29T12:00:00" + fraction + "Z");
            for (String zone : List.of("Z", "+00:00", "Z[UTC]"))
                assertRead(time, "2024-02-29T12:00:00" + fraction + zone);
            assertRead(time, "2024-02-29T17:30:00" + fraction + "+05:30");
            assertRead(time, "2024-02-29T13:00:00" + fraction + "+01:00[Europe/Paris]");
        }
    }

    private void assertRead(Instant time, String text) throws Exception {
        String json = '"' + text + '"';
        assertEquals(time, decode(Instant.class, json), text);
        assertEquals(
                time, this.<OffsetDateTime>decode(OffsetDateTime.class, json).toInstant(), text);
        assertEquals(time, this.<ZonedDateTime>decode(ZonedDateTime.class, json).toInstant(), text);
    }

    @Test
    void years_without_four_digits_are_rejected() {
        for (Instant time : List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThrows(Exception.class, () -> encode(Instant.class, time), time::toString);
            assertThrows(Exception.class, () -> encode(UNTYPED, Map.of("at", List.of(time))), time::toString);
        }
    }

    @Test
    void local_dates_and_times_have_seconds() throws Exception {
        assertFormat("2024-02-29", LocalDate.of(2024, 2, 29));
        assertFormat("08:30:00", LocalTime.of(8, 30));
        assertFormat("2024-02-29T08:00:00", LocalDateTime.of(2024, 2, 29, 8, 0));
        assertFormat("2024-02-29T08:00:00.000000001", LocalDateTime.of(2024, 2, 29, 8, 0, 0, 1));
        assertFormat("2024-02", YearMonth.of(2024, 2));
    }

    @Test
    void offsets_and_zones_are_written_as_UTC() throws Exception {
        OffsetDateTime india = OffsetDateTime.parse("2024-02-29T08:00+05:30");
        ZonedDateTime paris = ZonedDateTime.parse("2024-02-29T08:00+01:00[Europe/Paris]");

        assertEquals("\"2024-02-29T02:30:00.0000000Z\"", json(OffsetDateTime.class, india));
        assertEquals("\"2024-02-29T07:00:00.0000000Z\"", json(ZonedDateTime.class, paris));
        assertFormat("2024-02-29T08:00:00.0000000Z", OffsetDateTime.parse("2024-02-29T08:00Z"));
        assertEquals(
                paris.toInstant(),
                this.<ZonedDateTime>roundTrip(ZonedDateTime.class, paris).toInstant());
    }

    @Test
    void a_stored_offset_is_decoded() throws Exception {
        assertEquals(
                OffsetDateTime.parse("2024-02-29T08:00+05:30"),
                decode(OffsetDateTime.class, "\"2024-02-29T08:00:00+05:30\""));
    }

    @Test
    void points_in_time_as_keys_and_in_untyped_values() throws Exception {
        Instant time = Instant.parse("2024-02-29T12:00:00.5Z");
        OffsetDateTime there = time.atOffset(ZoneOffset.ofHours(2));
        String text = "\"2024-02-29T12:00:00.5000000Z\"";

        assertEquals("{" + text + ":1}", json(new TypeRef<Map<Instant, Integer>>() {}.type(), Map.of(time, 1)));
        assertSurvives(new TypeRef<Map<Instant, Integer>>() {}.type(), Map.of(time, 1));
        for (Object each : List.of(time, there, time.atZone(ZoneId.of("Europe/Paris")))) {
            assertEquals("{" + text + ":1}", json(Map.class, Map.of(each, 1)));
            assertEquals("{\"a\":[" + text + "]}", json(Map.class, Map.of("a", List.of(each))));
        }
    }

    @Test
    void durations_and_periods_are_ISO_8601() throws Exception {
        assertFormat("PT25H30M0.5S", Duration.parse("PT25H30M0.5S"));
        assertFormat("PT-1S", Duration.ofSeconds(-1));
        assertFormat("P1Y2M3D", Period.of(1, 2, 3));
    }

    @Test
    void properties_lists_and_keys_survive() throws Exception {
        OffsetDateTime call = OffsetDateTime.parse("2024-02-29T08:00:01Z");
        assertSurvives(
                Booking.class, new Booking(Instant.EPOCH, LocalDate.EPOCH, Duration.ofDays(3), List.of(call, call)));
        assertSurvives(Booking.class, new Booking(null, null, null, null));
        assertSurvives(new TypeRef<Map<LocalDate, Integer>>() {}.type(), Map.of(LocalDate.EPOCH, 1));
    }

    @Test
    void dates_in_untyped_maps_are_ISO_8601() throws Exception {
        assertEquals("{\"day\":\"1970-01-01\"}", json(Map.class, Map.of("day", LocalDate.EPOCH)));
    }

    @Test
    void an_invalid_date_is_rejected() {
        for (Type type : new Type[] {Instant.class, LocalDate.class, OffsetDateTime.class, Duration.class}) {
            assertThrows(Exception.class, () -> decode(type, "\"yesterday\""), type.getTypeName());
            assertThrows(Exception.class, () -> decode(type, "true"), type.getTypeName());
        }
    }

    private void assertFormat(String form, Object value) throws Exception {
        assertEquals("\"" + form + "\"", json(value.getClass(), value));
        assertEquals(value, decode(value.getClass(), "\"" + form + "\""));
    }
}
