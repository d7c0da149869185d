package io.aiocosmos.json.jackson;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;

/**
 * Points in time as text of one width, {@code yyyy-MM-ddTHH:mm:ss.fffffffZ}, which the service compares and sorts
 * rightly.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/working-with-dates">Work with dates</a>
 */
final class Timestamps {
    static final String OUTSIDE = "a year outside 0000 to 9999";

    private static final DateTimeFormatter FIXED =
            new DateTimeFormatterBuilder().appendInstant(7).toFormatter(Locale.ROOT);
    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_SECOND = 253_402_300_799L;

    private Timestamps() {}

    /** What is smaller than 100 nanoseconds is cut off, as is the zone. */
    static String format(TemporalAccessor time) {
        long second = time.getLong(ChronoField.INSTANT_SECONDS);
        if (second < FIRST_SECOND || second > LAST_SECOND) throw new YearException();
        return FIXED.format(time);
    }

    /** With or without a fraction, with any offset, and with or without a zone in brackets. */
    static <T> T parse(String text, TemporalQuery<T> as) {
        return DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text, as);
    }

    /** Its text sorts before or behind all others, wherever the time belongs. */
    static final class YearException extends DateTimeException {
        private static final long serialVersionUID = 1L;

        private YearException() {
            super(OUTSIDE);
        }
    }
}
