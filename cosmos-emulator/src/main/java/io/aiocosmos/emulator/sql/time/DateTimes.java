package io.aiocosmos.emulator.sql.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Date-times from and to text and ticks. Years run from 1 to 9999. */
public final class DateTimes {
    private static final int TICKS_PER_SECOND = 10_000_000;
    private static final int NANOS_PER_TICK = 100;
    private static final String FORMAT = "yyyy-MM-ddTHH:mm:ss.fffffffZ";
    private static final int MAX_YEAR = 9999;

    private DateTimes() {}

    /**
     * Reads {@code yyyy-MM-dd}, then {@code T} or a space and {@code HH:mm:ss} with up to seven digits of fraction, then
     * {@code Z}; all after the day is optional.
     *
     * @see <a href="https://learn.microsoft.com/cosmos-db/query/is-datetime">IS_DATETIME</a>
     */
    public static Optional<LocalDateTime> parse(String text) {
        try {
            return new DateTimeReader(text).read();
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    /** {@code 2026-01-31T23:59:59.1234567Z}. */
    public static String format(LocalDateTime time) {
        return DateTimeFormat.format(time, FORMAT).orElseThrow();
    }

    public static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Since 1970; negative before. */
    public static long ticks(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * TICKS_PER_SECOND + time.getNano() / NANOS_PER_TICK;
    }

    /** Empty if it is beyond the calendar. */
    public static Optional<LocalDateTime> ofTicks(long ticks) {
        long seconds = Math.floorDiv(ticks, TICKS_PER_SECOND);
        int nanos = Math.floorMod(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK;
        return inRange(LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC));
    }

    /** Empty if it is beyond the calendar. */
    public static Optional<LocalDateTime> inRange(LocalDateTime time) {
        return time.getYear() >= 1 && time.getYear() <= MAX_YEAR ? Optional.of(time) : Optional.empty();
    }
}
