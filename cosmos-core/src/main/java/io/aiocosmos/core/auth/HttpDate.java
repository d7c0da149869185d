package io.aiocosmos.core.auth;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The time as HTTP writes it ({@code Tue, 01 Nov 1994 08:12:31 GMT}), formatted once a second. Thread-safe. The JDK's
 * RFC 1123 format cannot be used: it writes the first nine days of a month with one digit.
 */
public final class HttpDate {
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final Clock clock;
    private volatile Stamp last = new Stamp(0, format(0));

    public HttpDate(Clock clock) {
        this.clock = clock;
    }

    /** The same object for all calls within one second. */
    public String now() {
        long second = Math.floorDiv(clock.millis(), 1000L);
        Stamp stamp = last;
        if (stamp.second != second) last = stamp = new Stamp(second, format(second));
        return stamp.text;
    }

    public static String format(long epochSecond) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(29);
        threeLetters(out, DAYS, time.getDayOfWeek().getValue()).append(", ");
        twoDigits(out, time.getDayOfMonth()).append(' ');
        threeLetters(out, MONTHS, time.getMonthValue()).append(' ');
        twoDigits(out, time.getYear() / 100);
        twoDigits(out, time.getYear() % 100).append(' ');
        twoDigits(out, time.getHour()).append(':');
        twoDigits(out, time.getMinute()).append(':');
        return twoDigits(out, time.getSecond()).append(" GMT").toString();
    }

    /** @param number from 1 on */
    private static StringBuilder threeLetters(StringBuilder out, String names, int number) {
        return out.append(names, 3 * number - 3, 3 * number);
    }

    private static StringBuilder twoDigits(StringBuilder out, int number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static final class Stamp {
        final long second;
        final String text;

        Stamp(long second, String text) {
            this.second = second;
            this.text = text;
        }
    }
}
