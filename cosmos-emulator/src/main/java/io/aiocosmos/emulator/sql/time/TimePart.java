package io.aiocosmos.emulator.sql.time;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A part of a date-time, by the names that functions take for it. */
public enum TimePart {
    YEAR(ChronoUnit.YEARS, "year", "yyyy", "yy"),
    MONTH(ChronoUnit.MONTHS, "month", "mm", "m"),
    DAY(ChronoUnit.DAYS, "day", "dd", "d"),
    HOUR(ChronoUnit.HOURS, "hour", "hh"),
    MINUTE(ChronoUnit.MINUTES, "minute", "mi", "n"),
    SECOND(ChronoUnit.SECONDS, "second", "ss", "s"),
    MILLISECOND(ChronoUnit.MILLIS, "millisecond", "ms"),
    MICROSECOND(ChronoUnit.MICROS, "microsecond", "mcs"),
    NANOSECOND(ChronoUnit.NANOS, "nanosecond", "ns");

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final Map<String, TimePart> BY_NAME = new HashMap<>();

    static {
        for (TimePart part : values()) {
            for (String name : part.names) BY_NAME.put(name, part);
        }
    }

    private final ChronoUnit unit;
    private final String[] names;

    TimePart(ChronoUnit unit, String... names) {
        this.unit = unit;
        this.names = names;
    }

    public static Optional<TimePart> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Its value in a date-time; parts of a second count from the start of the second. */
    public long of(LocalDateTime time) {
        return switch (this) {
            case YEAR -> time.getYear();
            case MONTH -> time.getMonthValue();
            case DAY -> time.getDayOfMonth();
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case SECOND -> time.getSecond();
            case MILLISECOND -> time.get(ChronoField.MILLI_OF_SECOND);
            case MICROSECOND -> time.get(ChronoField.MICRO_OF_SECOND);
            case NANOSECOND -> time.getNano();
        };
    }

    /**
     * That many of it later.
     *
     * @throws java.time.DateTimeException or ArithmeticException if that is beyond all calendars
     */
    public LocalDateTime add(LocalDateTime time, long amount) {
        return time.plus(amount, unit);
    }

    /** How many of its boundaries lie between: 23:59 and 00:01 are one day apart. */
    public BigInteger boundaries(LocalDateTime start, LocalDateTime end) {
        return switch (this) {
            case YEAR -> BigInteger.valueOf(end.getYear() - start.getYear());
            case MONTH ->
                BigInteger.valueOf(
                        12L * (end.getYear() - start.getYear()) + end.getMonthValue() - start.getMonthValue());
            default -> count(EPOCH, end).subtract(count(EPOCH, start));
        };
    }

    /**
     * The start of the bin of that many units, counted from the origin.
     *
     * @throws java.time.DateTimeException or ArithmeticException if that is beyond all calendars
     */
    public LocalDateTime bin(LocalDateTime time, long size, LocalDateTime origin) {
        return this == YEAR || this == MONTH ? calendarBin(time, size, origin) : fixedBin(time, size, origin);
    }

    /** Months and years begin on the day and at the hour of the origin, or on the last day of a shorter month. */
    private LocalDateTime calendarBin(LocalDateTime time, long size, LocalDateTime origin) {
        long units = unit.between(origin, time);
        while (origin.plus(units, unit).isAfter(time)) units--;
        return origin.plus(Math.multiplyExact(Math.floorDiv(units, size), size), unit);
    }

    private LocalDateTime fixedBin(LocalDateTime time, long size, LocalDateTime origin) {
        BigInteger bin = BigInteger.valueOf(size);
        BigInteger units = floorDivide(count(origin, time), bin).multiply(bin);
        BigInteger nanos = units.multiply(BigInteger.valueOf(unit.getDuration().toNanos()));
        BigInteger[] seconds = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000));
        return origin.plusSeconds(seconds[0].longValueExact()).plusNanos(seconds[1].longValueExact());
    }

    /** Whole units since the origin, rounded down; longs cannot hold the nanoseconds of centuries. */
    private BigInteger count(LocalDateTime origin, LocalDateTime time) {
        Duration since = Duration.between(origin, time);
        BigInteger nanos = BigInteger.valueOf(since.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(since.getNano()));
        return floorDivide(nanos, BigInteger.valueOf(unit.getDuration().toNanos()));
    }

    private static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
