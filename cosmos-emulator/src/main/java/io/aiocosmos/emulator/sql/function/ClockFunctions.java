package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.time.DateTimes;
import io.aiocosmos.emulator.sql.value.Values;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What time it is: of each row, or of the whole run where the name says static. */
final class ClockFunctions {
    private ClockFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                of("GETCURRENTDATETIME", Frame::now, ClockFunctions::text),
                of("GETCURRENTDATETIMESTATIC", Frame::start, ClockFunctions::text),
                of("GETCURRENTTIMESTAMP", Frame::now, time -> Values.of(time.toEpochMilli())),
                of("GETCURRENTTIMESTAMPSTATIC", Frame::start, time -> Values.of(time.toEpochMilli())),
                of("GETCURRENTTICKS", Frame::now, ClockFunctions::ticks),
                of("GETCURRENTTICKSSTATIC", Frame::start, ClockFunctions::ticks),
                shifted("NOW", 0, 1),
                shifted("AGO", 2, -1));
    }

    private static BuiltIn of(String name, Function<Frame, Instant> clock, Function<Instant, JsonNode> body) {
        return new BuiltIn(name, 0, 0, none -> frame -> body.apply(clock.apply(frame)));
    }

    private static JsonNode text(Instant time) {
        return Values.of(DateTimes.format(DateTimes.of(time)));
    }

    private static JsonNode ticks(Instant time) {
        return Values.of(DateTimes.ticks(DateTimes.of(time)));
    }

    /** {@code (part, amount)}, or nothing where that is allowed. */
    private static BuiltIn shifted(String name, int least, int sign) {
        return new BuiltIn(name, least, 2, arguments -> frame -> {
            Optional<LocalDateTime> now = Optional.of(DateTimes.of(frame.now()));
            if (arguments.isEmpty()) return DateTimeFunctions.text(now);
            if (arguments.size() == 1) return Values.UNDEFINED;
            return DateTimeFunctions.later(
                    arguments.get(0).evaluate(frame), arguments.get(1).evaluate(frame), now, sign);
        });
    }
}
