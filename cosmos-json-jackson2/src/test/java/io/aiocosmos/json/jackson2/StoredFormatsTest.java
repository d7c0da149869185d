package io.aiocosmos.json.jackson2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aiocosmos.spi.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.Month;
import java.time.Year;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Formats beyond the contract, and the effect of annotations and of a user's mapper. */
class StoredFormatsTest {
    private final JsonCodec codec = Jackson2Codec.create();

    public record Annotated(
            @JsonFormat(pattern = "yyyy", timezone = "UTC") Instant year, Instant full) {}

    public record Dated(Date date, Calendar calendar) {}

    public enum Size {
        @JsonProperty("s")
        SMALL,
        LARGE
    }

    public enum Code {
        FIRST;

        @JsonValue
        public String code() {
            return "1st";
        }
    }

    private static String json(JsonCodec codec, Object value) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.forType(value.getClass()).encode(value, out);
        return out.toString(UTF_8);
    }

    @Test
    void annotations_take_precedence() throws Exception {
        assertThat(json(codec, new Annotated(Instant.EPOCH, Instant.EPOCH)))
                .isEqualTo("{\"year\":\"1970\",\"full\":\"1970-01-01T00:00:00.0000000Z\"}");
        assertThat(json(codec, Size.SMALL)).isEqualTo("\"s\"");
        assertThat(json(codec, Code.FIRST)).isEqualTo("\"1st\"");
    }

    @Test
    void SQL_timestamps_keep_seven_decimals() throws Exception {
        Timestamp timestamp = Timestamp.from(Instant.parse("2024-02-29T12:00:00.123456789Z"));

        assertThat(json(codec, timestamp)).isEqualTo("\"2024-02-29T12:00:00.1234567Z\"");
    }

    @Test
    void dates_and_calendars_have_the_format_of_instants() throws Exception {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        calendar.setTimeInMillis(50);
        byte[] json = json(codec, new Dated(new Date(50), calendar)).getBytes(UTF_8);

        assertThat(new String(json, UTF_8))
                .isEqualTo("{\"date\":\"1970-01-01T00:00:00.0500000Z\","
                        + "\"calendar\":\"1970-01-01T00:00:00.0500000Z\"}");
        Dated read = codec.<Dated>forType(Dated.class).decode(json, 0, json.length);
        assertThat(read.date()).isEqualTo(new Date(50));
        assertThat(read.calendar().getTimeInMillis()).isEqualTo(50);
    }

    @Test
    void months_are_names_and_years_are_numbers() throws Exception {
        assertThat(json(codec, Month.MAY)).isEqualTo("\"MAY\"");
        assertThat(json(codec, Year.of(2024))).isEqualTo("2024");
    }

    @Test
    void a_users_mapper_keeps_its_formats() throws Exception {
        JsonCodec own = Jackson2Codec.of(
                JsonMapper.builder().addModule(new JavaTimeModule()).build());

        assertThat(json(own, Instant.EPOCH)).isEqualTo("0.0");
    }
}
