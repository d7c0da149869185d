package io.aiocosmos.core.request;

import io.aiocosmos.core.result.ResponseHeaders;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.spi.TransportResponse;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What this client knows of the reason why the service refuses the caller. */
final class RefusalHint {
    /** The service lets clocks be wrong by 15 minutes; less shows in what is close to that. */
    private static final long MIN_SKEW_MINUTES = 10;

    private RefusalHint() {}

    /** Empty if there is nothing to say beyond what the status says. */
    static String of(TransportResponse response, Engine engine) {
        int status = response.status();
        if (status != StatusCodes.UNAUTHORIZED
                && (status != StatusCodes.FORBIDDEN || ResponseHeaders.subStatus(response) != 0)) return "";
        long ahead = minutesAhead(engine.timing.clock().millis(), response.header(Headers.DATE));
        if (Math.abs(ahead) >= MIN_SKEW_MINUTES)
            return "This machine's clock is " + Math.abs(ahead) + " min " + (ahead > 0 ? "ahead of" : "behind")
                    + " the service's: set it right";
        return status == StatusCodes.UNAUTHORIZED ? engine.signer.hint() : "";
    }

    private static long minutesAhead(long nowMillis, String date) {
        try {
            if (date == null) return 0;
            ZonedDateTime theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return (nowMillis - theirs.toInstant().toEpochMilli()) / 60_000;
        } catch (DateTimeException | ArithmeticException e) { // a proxy's, perhaps
            return 0;
        }
    }
}
