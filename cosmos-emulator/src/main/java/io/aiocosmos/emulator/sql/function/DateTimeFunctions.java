package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.time.DateTimeFormat;
import io.aiocosmos.emulator.sql.time.DateTimes;
import io.aiocosmos.emulator.sql.time.TimePart;
import io.aiocosmos.emulator.sql.value.Values;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Calculating with date-times, which are strings. What is no valid date-time or part gives undefined. */
final class DateTimeFunctions {
    private static final LocalDateTime UNIX_EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final int FIRST_YEAR_OF_BINS = 1601;
    private static final int TICKS_PER_MILLISECOND = 10_000;
    private static final int NANOS_PER_TICK = 100;

    private DateTimeFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                BuiltIn.one("IS_DATETIME", value -> Values.of(time(value).isPresent())),
                BuiltIn.some("DATETIMEADD", 3, 3, a -> later(a[0], a[1], time(a[2]), 1)),
                BuiltIn.some("DATETIMEBIN", 2, 4, DateTimeFunctions::bin),
                BuiltIn.some("DATETIMEDIFF", 3, 3, DateTimeFunctions::difference),
                BuiltIn.two("DATETIMEFORMAT", DateTimeFunctions::format),
                BuiltIn.some("DATETIMEFROMPARTS", 3, 7, DateTimeFunctions::fromParts),
                BuiltIn.two("DATETIMEPART", DateTimeFunctions::part),
                of("DAY", time -> Values.of((long) time.getDayOfMonth())),
                of("MONTH", time -> Values.of((long) time.getMonthValue())),
                of("YEAR", time -> Values.of((long) time.getYear())),
                of("DATETIMETOTICKS", time -> Values.of(DateTimes.ticks(time))),
                of(
                        "DATETIMETOTIMESTAMP",
                        time -> Values.of(Math.floorDiv(DateTimes.ticks(time), TICKS_PER_MILLISECOND))),
                BuiltIn.one("TICKSTODATETIME", ticks -> fromTicks(ticks, 1)),
                BuiltIn.one("TIMESTAMPTODATETIME", millis -> fromTicks(millis, TICKS_PER_MILLISECOND)));
    }

    private static BuiltIn of(String name, Function<LocalDateTime, JsonNode> body) {
        return BuiltIn.one(name, value -> time(value).map(body).orElse(Values.UNDEFINED));
    }

    static Optional<LocalDateTime> time(JsonNode value) {
        return value.isString() ? DateTimes.parse(value.stringValue()) : Optional.empty();
    }

    private static Optional<TimePart> timePart(JsonNode value) {
        return value.isString() ? TimePart.named(value.stringValue()) : Optional.empty();
    }

    /** @param sign -1 to go back */
    static JsonNode later(JsonNode part, JsonNode amount, Optional<LocalDateTime> time, int sign) {
        Optional<TimePart> unit = timePart(part);
        if (unit.isEmpty() || time.isEmpty() || !Values.isInteger(amount)) return Values.UNDEFINED;
        try {
            return text(DateTimes.inRange(unit.get().add(time.get(), sign * Values.integer(amount))));
        } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
            return Values.UNDEFINED;
        }
    }

    static JsonNode text(Optional<LocalDateTime> time) {
        return time.map(value -> Values.of(DateTimes.format(value))).orElse(Values.UNDEFINED);
    }

    /** {@code (time, part[, size[, origin]])}. */
    private static JsonNode bin(JsonNode[] arguments) {
        Optional<LocalDateTime> time = time(arguments[0]);
        Optional<TimePart> part = timePart(arguments[1]);
        JsonNode size = arguments.length > 2 ? arguments[2] : Values.of(1L);
        Optional<LocalDateTime> origin = arguments.length > 3 ? time(arguments[3]) : Optional.of(UNIX_EPOCH);
        boolean known = time.isPresent() && part.isPresent() && origin.isPresent();
        if (!known || !Values.isInteger(size) || Values.integer(size) < 1) return Values.UNDEFINED;
        if (origin.get().getYear() < FIRST_YEAR_OF_BINS) return Values.UNDEFINED;
        try {
            return text(DateTimes.inRange(part.get().bin(time.get(), Values.integer(size), origin.get())));
        } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
            return Values.UNDEFINED;
        }
    }

    private static JsonNode difference(JsonNode[] arguments) {
        Optional<TimePart> part = timePart(arguments[0]);
        Optional<LocalDateTime> start = time(arguments[1]);
        Optional<LocalDateTime> end = time(arguments[2]);
        if (part.isEmpty() || start.isEmpty() || end.isEmpty()) return Values.UNDEFINED;
        BigInteger count = part.get().boundaries(start.get(), end.get());
        return count.bitLength() < Long.SIZE ? Values.of(count.longValue()) : Values.of(count.doubleValue());
    }

    private static JsonNode format(JsonNode value, JsonNode pattern) {
        Optional<LocalDateTime> time = time(value);
        if (time.isEmpty() || !pattern.isString()) return Values.UNDEFINED;
        return DateTimeFormat.format(time.get(), pattern.stringValue())
                .map(Values::of)
                .orElse(Values.UNDEFINED);
    }

    /** {@code (year, month, day[, hour[, minute[, second[, ticks]]]])}. */
    private static JsonNode fromParts(JsonNode[] arguments) {
        int[] parts = new int[7];
        for (int i = 0; i < arguments.length; i++) {
            if (!Values.isInteger(arguments[i])) return Values.UNDEFINED;
            parts[i] = (int) Math.max(-1, Math.min(10_000_000, Values.integer(arguments[i])));
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6] * NANOS_PER_TICK);
            return text(DateTimes.inRange(time));
        } catch (DateTimeException notInTheCalendar) {
            return Values.UNDEFINED;
        }
    }

    private static JsonNode part(JsonNode name, JsonNode value) {
        Optional<LocalDateTime> time = time(value);
        return timePart(name)
                .filter(part -> time.isPresent())
                .map(part -> Values.of(part.of(time.get())))
                .orElse(Values.UNDEFINED);
    }

    private static JsonNode fromTicks(JsonNode count, long ticks) {
        if (!Values.isInteger(count)) return Values.UNDEFINED;
        try {
            return text(DateTimes.ofTicks(Math.multiplyExact(Values.integer(count), ticks)));
        } catch (ArithmeticException beyondTheCalendar) {
            return Values.UNDEFINED;
        }
    }
}
