package io.aiocosmos.emulator.sql.time;

import java.time.LocalDateTime;
import java.util.Optional;

/** Reads one date-time. */
final class DateTimeReader {
    private static final int MAX_FRACTION_DIGITS = 7;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int position;
    private boolean failed;

    DateTimeReader(String text) {
        this.text = text;
    }

    Optional<LocalDateTime> read() {
        int year = number(4);
        expect('-');
        int month = number(2);
        expect('-');
        int day = number(2);
        int[] time = new int[4];
        if (accept('T') || accept(' ')) readTime(time);
        accept('Z');
        if (failed || position != text.length() || year == 0) return Optional.empty();
        return Optional.of(LocalDateTime.of(year, month, day, time[0], time[1], time[2], time[3]));
    }

    private void readTime(int[] time) {
        time[0] = number(2);
        expect(':');
        time[1] = number(2);
        expect(':');
        time[2] = number(2);
        if (accept('.')) time[3] = fraction();
    }

    /** One to seven digits, as nanoseconds. */
    private int fraction() {
        int start = position;
        while (position < text.length() && isDigit(text.charAt(position))) position++;
        int digits = position - start;
        if (digits < 1 || digits > MAX_FRACTION_DIGITS) {
            failed = true;
            return 0;
        }
        int nanos = Integer.parseInt(text.substring(start, position));
        for (int i = digits; i < NANO_DIGITS; i++) nanos *= 10;
        return nanos;
    }

    private int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++, position++) {
            if (position >= text.length() || !isDigit(text.charAt(position))) {
                failed = true;
                return 0;
            }
            number = number * 10 + text.charAt(position) - '0';
        }
        return number;
    }

    private void expect(char c) {
        if (!accept(c)) failed = true;
    }

    private boolean accept(char c) {
        if (position >= text.length() || text.charAt(position) != c) return false;
        position++;
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
