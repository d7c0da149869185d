package io.aiocosmos.emulator.sql.time;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A custom format: runs of {@code y M d H h m s f F}, a backslash before what is meant literally; all else is literal.
 *
 * @see <a href="https://learn.microsoft.com/cosmos-db/query/datetimeformat">DATETIMEFORMAT</a>
 */
public final class DateTimeFormat {
    private static final int NANO_DIGITS = 9;
    private static final int MAX_FRACTION_DIGITS = 7;

    private DateTimeFormat() {}

    /** Empty if a run is of a length that has no meaning here, such as the names of months ({@code MMM}). */
    public static Optional<String> format(LocalDateTime time, String pattern) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int run = runLength(pattern, at);
            if (c == '\\' && at + 1 < pattern.length()) {
                text.append(pattern.charAt(at + 1));
                at += 2;
            } else if ("yMdHhmsfF".indexOf(c) < 0) {
                text.append(c);
                at++;
            } else if (append(text, c, run, time)) {
                at += run;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(text.toString());
    }

    private static boolean append(StringBuilder text, char letter, int run, LocalDateTime time) {
        return switch (letter) {
            case 'y' -> year(text, time.getYear(), run);
            case 'M' -> twoDigits(text, time.getMonthValue(), run);
            case 'd' -> twoDigits(text, time.getDayOfMonth(), run);
            case 'H' -> twoDigits(text, time.getHour(), run);
            case 'h' -> twoDigits(text, (time.getHour() + 11) % 12 + 1, run);
            case 'm' -> twoDigits(text, time.getMinute(), run);
            case 's' -> twoDigits(text, time.getSecond(), run);
            default -> fraction(text, time.getNano(), run, letter == 'F');
        };
    }

    private static boolean year(StringBuilder text, int year, int run) {
        if (run == 4) appendPadded(text, year, 4);
        return run == 4 || twoDigits(text, year % 100, run);
    }

    private static boolean twoDigits(StringBuilder text, int number, int run) {
        if (run <= 2) appendPadded(text, number, run);
        return run <= 2;
    }

    private static boolean fraction(StringBuilder text, int nanos, int run, boolean trims) {
        if (run > MAX_FRACTION_DIGITS) return false;
        int start = text.length();
        appendPadded(text, nanos, NANO_DIGITS);
        text.setLength(start + run);
        while (trims && text.length() > start && text.charAt(text.length() - 1) == '0') {
            text.setLength(text.length() - 1);
        }
        return true;
    }

    static void appendPadded(StringBuilder text, int number, int digits) {
        String plain = Integer.toString(number);
        for (int i = plain.length(); i < digits; i++) text.append('0');
        text.append(plain);
    }

    private static int runLength(String pattern, int start) {
        int end = start;
        while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(start)) end++;
        return end - start;
    }
}
