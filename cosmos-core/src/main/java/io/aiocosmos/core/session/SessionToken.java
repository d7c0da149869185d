package io.aiocosmos.core.session;

import java.util.Arrays;

/**
 * The progress seen of one partition key range: {@code version#lsn#region=lsn…}, or only {@code lsn} from services before
 * June 2018. Immutable. A token that was never merged keeps its text byte for byte.
 */
public final class SessionToken {
    private final String text;
    private final boolean simple;
    private final long version;
    private final long lsn;
    private final long[] regions; // region, lsn, region, lsn, … by ascending region

    SessionToken(String text, boolean simple, long version, long lsn, long[] regions) {
        this.text = text;
        this.simple = simple;
        this.version = version;
        this.lsn = lsn;
        this.regions = regions;
    }

    /** @throws IllegalArgumentException if the text is not a token */
    public static SessionToken parse(String text) {
        SessionToken token = SessionTokenParser.parse(text, 0, text.length());
        if (token == null) throw new IllegalArgumentException("malformed session token");
        return token;
    }

    /** The token as it is sent, without the range. */
    public String text() {
        return text;
    }

    /**
     * Merges two tokens. Where the rules contradict each other (one version with different regions), the one with the
     * higher LSN stays, and {@code newer} if they are equal. Returns one of the two tokens itself if it covers both.
     */
    public SessionToken merge(SessionToken newer) {
        if (simple || newer.simple) return mergeSimple(newer);
        if (version > newer.version) return raise(this, newer, lsn);
        if (version < newer.version) return raise(newer, this, newer.lsn);
        if (hasRegionsOf(newer)) return raise(this, newer, Math.max(lsn, newer.lsn));
        return newer.lsn >= lsn ? newer : this;
    }

    private SessionToken mergeSimple(SessionToken newer) {
        if (simple && newer.simple) return newer.lsn > lsn ? newer : this;
        return simple ? newer : this;
    }

    /** The regions of {@code high}, each with the higher LSN of the two tokens. */
    private static SessionToken raise(SessionToken high, SessionToken low, long lsn) {
        long[] regions = high.regions;
        for (int i = 0, j = 0; i < regions.length; i += 2) {
            while (j < low.regions.length && low.regions[j] < regions[i]) j += 2;
            if (j < low.regions.length && low.regions[j] == regions[i] && low.regions[j + 1] > regions[i + 1]) {
                if (regions == high.regions) regions = regions.clone();
                regions[i + 1] = low.regions[j + 1];
            }
        }
        if (regions == high.regions && lsn == high.lsn) return high;
        if (high.version == low.version && lsn == low.lsn && Arrays.equals(regions, low.regions)) return low;
        return new SessionToken(write(high.version, lsn, regions), false, high.version, lsn, regions);
    }

    private static String write(long version, long lsn, long[] regions) {
        StringBuilder out = new StringBuilder(24 + 12 * regions.length);
        out.append(version).append('#').append(lsn);
        for (int i = 0; i < regions.length; i += 2)
            out.append('#').append(regions[i]).append('=').append(regions[i + 1]);
        return out.toString();
    }

    private boolean hasRegionsOf(SessionToken other) {
        if (regions.length != other.regions.length) return false;
        for (int i = 0; i < regions.length; i += 2) if (regions[i] != other.regions[i]) return false;
        return true;
    }

    /** Whether both are equal, whatever the order of their regions. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionToken
                && ((SessionToken) other).simple == simple
                && ((SessionToken) other).version == version
                && ((SessionToken) other).lsn == lsn
                && Arrays.equals(((SessionToken) other).regions, regions);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(version) * 31 + Long.hashCode(lsn);
    }

    @Override
    public String toString() {
        return text;
    }
}
