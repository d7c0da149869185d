package io.aiocosmos.core.request;

import io.aiocosmos.spi.TransportResponse;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;

/** An answer that refuses who asks, with what this client knows of the reason. */
final class RefusedResponse implements TransportResponse {
    /** The service lets clocks be wrong by 15 minutes; less shows in what is close to that. */
    private static final long MIN_SKEW_MINUTES = 10;

    /** What to do about it, without a full stop. */
    final String hint;

    private final TransportResponse response;

    RefusedResponse(TransportResponse response, String hint) {
        this.response = response;
        this.hint = hint;
    }

    /** Empty if there is nothing to say beyond what the status says. */
    static String hint(TransportResponse response, Engine engine) {
        int status = response.status();
        if (status != 401 && (status != 403 || ResponseHeaders.subStatus(response) != 0)) return "";
        long ahead = minutesAhead(engine.timing.clock().millis(), response.header("date"));
        if (Math.abs(ahead) >= MIN_SKEW_MINUTES)
            return "This machine's clock is " + Math.abs(ahead) + " min " + (ahead > 0 ? "ahead of" : "behind")
                    + " the service's: set it right";
        return status == 401 ? engine.signer.hint() : "";
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

    @Override
    public int status() {
        return response.status();
    }

    @Override
    public String header(String name) {
        return response.header(name);
    }

    @Override
    public void forEachHeader(BiConsumer<String, String> action) {
        response.forEachHeader(action);
    }

    @Override
    public byte[] body() {
        return response.body();
    }

    @Override
    public int bodyOffset() {
        return response.bodyOffset();
    }

    @Override
    public int bodyLength() {
        return response.bodyLength();
    }
}
