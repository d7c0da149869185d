package io.aiocosmos.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDateTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "1994-11-01T08:12:31Z|Tue, 01 Nov 1994 08:12:31 GMT",
                "2025-01-01T00:00:00Z|Wed, 01 Jan 2025 00:00:00 GMT",
                "2024-02-29T23:59:59Z|Thu, 29 Feb 2024 23:59:59 GMT",
                "2000-02-29T00:00:00Z|Tue, 29 Feb 2000 00:00:00 GMT",
                "2100-03-01T00:00:00Z|Mon, 01 Mar 2100 00:00:00 GMT",
                "2026-12-31T23:59:59Z|Thu, 31 Dec 2026 23:59:59 GMT",
                "1968-02-29T12:00:00Z|Thu, 29 Feb 1968 12:00:00 GMT",
                "1969-12-31T23:59:59Z|Wed, 31 Dec 1969 23:59:59 GMT"
            },
            delimiter = '|')
    void a_time_has_two_digit_days_and_english_names(Instant time, String text) {
        assertThat(HttpDate.format(time.getEpochSecond())).isEqualTo(text);
    }

    @Test
    void any_time_agrees_with_the_formatter_of_the_jdk() {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                .withZone(ZoneOffset.UTC);
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            long second = random.nextInt(Integer.MAX_VALUE) * 2L;

            assertThat(HttpDate.format(second)).isEqualTo(formatter.format(Instant.ofEpochSecond(second)));
        }
    }

    @Test
    void the_text_is_made_once_a_second() {
        TestClock clock = new TestClock();
        HttpDate date = new HttpDate(clock);
        String first = date.now();

        clock.advance(Duration.ofMillis(999));
        assertThat(date.now()).isSameAs(first).isEqualTo("Wed, 01 Jan 2025 00:00:00 GMT");

        clock.advance(Duration.ofMillis(1));
        assertThat(date.now()).isEqualTo("Wed, 01 Jan 2025 00:00:01 GMT");

        clock.advance(Duration.ofSeconds(-1));
        assertThat(date.now()).isEqualTo("Wed, 01 Jan 2025 00:00:00 GMT");
    }
}
