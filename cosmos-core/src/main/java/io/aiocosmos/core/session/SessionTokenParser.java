package io.aiocosmos.core.session;

/** Parses one token within a longer text, by hand, because it happens for every write. */
final class SessionTokenParser {
    private static final int MAX_REGIONS = 100;
    private static final int MAX_DIGITS = 19; // of a long
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
        long[] regions = regions();
        if (pos < end) failed = true;
        return failed ? null : new SessionToken(text.substring(start, end), false, first, lsn, regions);
    }

    private long[] regions() {
        int count = 0;
        for (int i = pos; i < end && count <= MAX_REGIONS; i++) if (text.charAt(i) == '#') count++;
        if (count > MAX_REGIONS) failed = true;
        if (failed || count == 0) return NO_REGIONS;
        long[] regions = new long[2 * count];
        for (int length = 0; length < regions.length && !failed; length += 2) insert(regions, length);
        return regions;
    }

    /** Adds {@code #region=lsn}, in order; a repeated region is an error. */
    private void insert(long[] regions, int length) {
        skip('#');
        long region = number();
        skip('=');
        long lsn = number();
        int at = length;
        while (at > 0 && regions[at - 2] > region) at -= 2;
        if (region < 0 || at > 0 && regions[at - 2] == region) failed = true;
        System.arraycopy(regions, at, regions, at + 2, length - at);
        regions[at] = region;
        regions[at + 1] = lsn;
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
        long value = 0; // kept negative: that range is larger by one
        for (; pos < end && !failed; pos++) {
            int digit = text.charAt(pos) - '0';
            if (digit < 0 || digit > 9) break;
            if (value < (Long.MIN_VALUE + digit) / 10) failed = true;
            value = value * 10 - digit;
        }
        if (pos == start || pos - start > MAX_DIGITS || !negative && value == Long.MIN_VALUE) failed = true;
        return negative ? value : -value;
    }
}
