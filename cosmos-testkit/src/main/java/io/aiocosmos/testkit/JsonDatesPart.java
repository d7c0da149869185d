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
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code java.time} is ISO-8601 text: it sorts and compares in queries, and every reader knows it. */
abstract class JsonDatesPart extends JsonPart {
    JsonDatesPart(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void instants() throws Exception {
        assertForm("2024-02-29T23:59:59Z", Instant.parse("2024-02-29T23:59:59Z"));
        assertForm("1969-12-31T23:59:59.123456789Z", Instant.parse("1969-12-31T23:59:59.123456789Z"));
    }

    @Test
    void local_dates_and_times_always_with_seconds() throws Exception {
        assertForm("2024-02-29", LocalDate.of(2024, 2, 29));
        assertForm("08:30:00", LocalTime.of(8, 30));
        assertForm("2024-02-29T08:00:00", LocalDateTime.of(2024, 2, 29, 8, 0));
        assertForm("2024-02-29T08:00:00.000000001", LocalDateTime.of(2024, 2, 29, 8, 0, 0, 1));
        assertForm("2024-02", YearMonth.of(2024, 2));
    }

    @Test
    void offsets_stay_as_they_were_written() throws Exception {
        assertForm("2024-02-29T08:00:00+05:30", OffsetDateTime.parse("2024-02-29T08:00+05:30"));
        assertForm("2024-02-29T08:00:00Z", OffsetDateTime.parse("2024-02-29T08:00Z"));
    }

    @Test
    void a_zone_is_written_as_its_offset() throws Exception {
        ZonedDateTime paris = ZonedDateTime.parse("2024-02-29T08:00+01:00[Europe/Paris]");

        assertEquals("\"2024-02-29T08:00:00+01:00\"", json(ZonedDateTime.class, paris));
        assertEquals(
                paris.toInstant(),
                this.<ZonedDateTime>thereAndBack(ZonedDateTime.class, paris).toInstant());
    }

    @Test
    void durations_and_periods() throws Exception {
        assertForm("PT25H30M0.5S", Duration.parse("PT25H30M0.5S"));
        assertForm("PT-1S", Duration.ofSeconds(-1));
        assertForm("P1Y2M3D", Period.of(1, 2, 3));
    }

    @Test
    void in_properties_lists_and_names() throws Exception {
        OffsetDateTime call = OffsetDateTime.parse("2024-02-29T08:00:01+05:30");
        assertSurvives(
                Booking.class, new Booking(Instant.EPOCH, LocalDate.EPOCH, Duration.ofDays(3), List.of(call, call)));
        assertSurvives(Booking.class, new Booking(null, null, null, null));
        assertSurvives(new TypeRef<Map<LocalDate, Integer>>() {}.type(), Map.of(LocalDate.EPOCH, 1));
    }

    @Test
    void in_untyped_maps() throws Exception {
        assertEquals("{\"day\":\"1970-01-01\"}", json(Map.class, Map.of("day", LocalDate.EPOCH)));
    }

    @Test
    void what_is_no_date_is_refused() {
        for (Type type : new Type[] {Instant.class, LocalDate.class, OffsetDateTime.class, Duration.class}) {
            assertThrows(Exception.class, () -> decode(type, "\"yesterday\""), type.getTypeName());
            assertThrows(Exception.class, () -> decode(type, "true"), type.getTypeName());
        }
    }

    private void assertForm(String form, Object value) throws Exception {
        assertEquals("\"" + form + "\"", json(value.getClass(), value));
        assertEquals(value, decode(value.getClass(), "\"" + form + "\""));
    }
}
