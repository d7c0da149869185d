package io.aiocosmos.core.result;

import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.spi.TransportResponse;
import java.util.OptionalInt;

/** Parses response headers; a malformed number counts as missing. */
public final class ResponseHeaders {
    private static final int LONGEST_CODING = 24;

    private ResponseHeaders() {}

    /** The content encoding that a proxy applied; {@code null} if the body is not encoded. */
    public static String encoding(TransportResponse response) {
        String coding = response.header(Headers.CONTENT_ENCODING);
        if (coding == null || response.bodyLength() == 0) return null;
        String name = coding.trim();
        if (name.isEmpty() || name.equalsIgnoreCase("identity")) return null;
        for (int i = 0; i < name.length(); i++) if (!isOfName(name.charAt(i)) || i == LONGEST_CODING) return "unknown";
        return name;
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == ',' || c == ' ';
    }

    public static int subStatus(TransportResponse response) {
        String value = response.header(Headers.SUB_STATUS);
        if (value == null || value.isEmpty()) return 0;
        int number = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9' || number > 100_000_000) return 0;
            number = number * 10 + c - '0';
        }
        return number;
    }

    public static double requestCharge(TransportResponse response) {
        return number(response.header(Headers.REQUEST_CHARGE), 0);
    }

    static OptionalInt itemCount(TransportResponse response) {
        double count = number(response.header(Headers.ITEM_COUNT), -1);
        return count < 0 ? OptionalInt.empty() : OptionalInt.of((int) count);
    }

    /** Milliseconds, rounded up; -1 if the header is missing. */
    public static long retryAfterMillis(TransportResponse response) {
        return (long) Math.ceil(number(response.header(Headers.RETRY_AFTER_MS), -1));
    }

    private static double number(String value, double absent) {
        if (value == null || value.isEmpty()) return absent;
        try {
            double number = Double.parseDouble(value);
            return number >= 0 && number < Long.MAX_VALUE ? number : absent;
        } catch (NumberFormatException e) {
            return absent;
        }
    }
}
