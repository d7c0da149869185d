package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;
import java.time.Duration;
import java.util.List;

/** Writes diagnostics as JSON. */
final class DiagnosticsJson {
    private static final int KEPT_AT_EACH_END = 16;
    private static final int LONGEST_TEXT = 200;

    private final StringBuilder json = new StringBuilder(512);

    String write(Diagnostics diagnostics) {
        List<Diagnostics.Attempt> attempts = diagnostics.attempts();
        int omitted = Math.max(0, attempts.size() - 2 * KEPT_AT_EACH_END);
        time("{\"elapsedMicros\":", diagnostics.elapsed());
        number(diagnostics.requestCharge());
        time(",\"decodingMicros\":", diagnostics.decoding());
        if (omitted > 0) json.append(",\"omittedAttempts\":").append(omitted);
        json.append(",\"attempts\":[");
        for (int i = 0; i < attempts.size(); i++) {
            if (omitted > 0 && i == KEPT_AT_EACH_END) i += omitted;
            if (i > 0) json.append(',');
            attempt(attempts.get(i));
        }
        return json.append("]}").toString();
    }

    private void attempt(Diagnostics.Attempt attempt) {
        text("{\"region\":", attempt.region());
        text(",\"endpoint\":", attempt.endpoint());
        json.append(",\"statusCode\":").append(attempt.statusCode());
        json.append(",\"subStatusCode\":").append(attempt.subStatusCode());
        time(",\"startMicros\":", attempt.startedAfter());
        time(",\"waitMicros\":", attempt.waitBefore());
        time(",\"elapsedMicros\":", attempt.elapsed());
        attempt.firstByteAfter().ifPresent(after -> time(",\"firstByteMicros\":", after));
        number(attempt.requestCharge());
        if (attempt.isThrottled()) json.append(",\"throttled\":true");
        if (attempt.isHeldBack()) json.append(",\"heldBack\":true");
        if (attempt.isHedged()) json.append(",\"hedged\":true");
        if (attempt.isProbe()) json.append(",\"probe\":true");
        json.append('}');
    }

    private void time(String name, Duration time) {
        json.append(name).append(time.toNanos() / 1000);
    }

    private void number(double requestCharge) {
        json.append(",\"requestCharge\":").append(requestCharge);
    }

    private void text(String name, String value) {
        json.append(name).append('"');
        String printable = PrintableText.of(value);
        int end = Math.min(printable.length(), LONGEST_TEXT);
        for (int i = 0; i < end; i++) {
            char c = printable.charAt(i);
            if (c == '"' || c == '\\') json.append('\\');
            json.append(c);
        }
        json.append('"');
    }
}
