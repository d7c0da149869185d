package io.aiocosmos.core.session;

import java.util.Arrays;

/** Reads one token out of a longer text, by hand: it is done for every write. */
final class SessionTokenParser {
    private static final long[] NO_REGIONS = {};

    private final String text;
    private final int end;
    private int pos;
    private boolean failed;

    private SessionTokenParser(String text, int start, int end) {
        this.text = text;
        this.pos = start;
        this.end = end;
    }

    /** The token between the two positions, or {@code null} if there is none. */
    static SessionToken parse(String text, int start, int end) {
        SessionTokenParser parser = new SessionTokenParser(text, start, end);
        SessionToken token = parser.token(start);
        return parser.failed ? null : token;
    }

    private SessionToken token(int start) {
        long first = number();
        if (pos == end) return new SessionToken(text.substring(start, end), true, 0, first, NO_REGIONS);
        skip('#');
        long lsn = number();
        long[] regions = NO_REGIONS;
        while (pos < end && !failed) regions = with(regions);
        return failed ? null : new SessionToken(text.substring(start, end), false, first, lsn, regions);
    }

    /** Adds {@code #region=lsn}, in order; a repeated region is an error. */
    private long[] with(long[] regions) {
        skip('#');
        long region = number();
        skip('=');
        long lsn = number();
        int at = regions.length;
        while (at > 0 && regions[at - 2] > region) at -= 2;
        if (at > 0 && regions[at - 2] == region) failed = true;
        long[] more = Arrays.copyOf(regions, regions.length + 2);
        System.arraycopy(regions, at, more, at + 2, regions.length - at);
        more[at] = region;
        more[at + 1] = lsn;
        return more;
    }

    private void skip(char expected) {
        if (pos < end && text.charAt(pos) == expected) pos++;
        else failed = true;
    }

    /** A whole number within the range of {@code long}; versions and LSNs may be negative. */
    private long number() {
        boolean negative = pos < end && text.charAt(pos) == '-';
        if (negative) pos++;
        int start = pos;
        long value = 0; // negative throughout: the range reaches one further there
        for (; pos < end && !failed; pos++) {
            int digit = text.charAt(pos) - '0';
            if (digit < 0 || digit > 9) break;
            if (value < (Long.MIN_VALUE + digit) / 10) failed = true;
            value = value * 10 - digit;
        }
        if (pos == start || !negative && value == Long.MIN_VALUE) failed = true;
        return negative ? value : -value;
    }
}
