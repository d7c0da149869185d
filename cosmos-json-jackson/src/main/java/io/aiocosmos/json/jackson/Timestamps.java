package io.aiocosmos.json.jackson;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;

/**
 * Points in time as strings of one length, {@code yyyy-MM-ddTHH:mm:ss.fffffffZ}, which the service compares and sorts
 * correctly.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/working-with-dates">Work with dates</a>
 */
final class Timestamps {

    private static final DateTimeFormatter FIXED =
            new DateTimeFormatterBuilder().appendInstant(7).toFormatter(Locale.ROOT);
    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_SECOND = 253_402_300_799L;

    private Timestamps() {}

    /** Truncates to 100 nanoseconds and converts to UTC. */
    static String format(TemporalAccessor time) {
        long second = time.getLong(ChronoField.INSTANT_SECONDS);
        if (second < FIRST_SECOND || second > LAST_SECOND) throw new YearOutOfRangeException();
        return FIXED.format(time);
    }

    /** Parses any offset, with or without a fraction and a zone in brackets. */
    static <T> T parse(String text, TemporalQuery<T> query) {
        return DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text, query);
    }

    /** A year without four digits, whose string would not sort correctly. */
    static final class YearOutOfRangeException extends DateTimeException {
        private static final long serialVersionUID = 1L;

        private YearOutOfRangeException() {
            super("a year outside 0000 to 9999");
        }
    }
}
