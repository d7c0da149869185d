package io.aiocosmos.core.auth;

import java.time.Clock;

/**
 * The time as HTTP writes it ({@code Tue, 01 Nov 1994 08:12:31 GMT}), made once a second. Thread-safe. The JDK's own
 * RFC 1123 format would not do either: it writes the first nine days of a month with one digit.
 */
public final class HttpDate {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final int[] DAYS_OF_MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final long SECONDS_OF_A_DAY = 86_400;

    private final Clock clock;
    private volatile Stamp last = new Stamp(0, format(0));

    public HttpDate(Clock clock) {
        this.clock = clock;
    }

    /** The same object for every call within one second. */
    public String now() {
        long second = Math.floorDiv(clock.millis(), 1000L);
        Stamp stamp = last;
        if (stamp.second != second) last = stamp = new Stamp(second, format(second));
        return stamp.text;
    }

    /** By hand, because the JDK's calendar is some forty classes that a cold start has no other use for. */
    static String format(long epochSecond) {
        long days = Math.floorDiv(epochSecond, SECONDS_OF_A_DAY);
        int second = (int) Math.floorMod(epochSecond, SECONDS_OF_A_DAY);
        StringBuilder out = new StringBuilder(29);
        out.append(DAYS[(int) Math.floorMod(days + 3, 7L)]).append(", "); // 1970 began on a Thursday
        date(out, days);
        twoDigits(out, second / 3600).append(':');
        twoDigits(out, second / 60 % 60).append(':');
        return twoDigits(out, second % 60).append(" GMT").toString();
    }

    private static void date(StringBuilder out, long daysSince1970) {
        long day = daysSince1970;
        int year = 1970;
        for (; day < 0; day += daysOf(year)) year--;
        for (; day >= daysOf(year); year++) day -= daysOf(year);
        int month = 0;
        for (; day >= daysOf(month, year); month++) day -= daysOf(month, year);
        twoDigits(out, (int) day + 1).append(' ').append(MONTHS[month]).append(' ');
        twoDigits(out, year / 100);
        twoDigits(out, year % 100).append(' ');
    }

    private static int daysOf(int year) {
        return isLeap(year) ? 366 : 365;
    }

    private static int daysOf(int month, int year) {
        return month == 1 && isLeap(year) ? 29 : DAYS_OF_MONTHS[month];
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
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
