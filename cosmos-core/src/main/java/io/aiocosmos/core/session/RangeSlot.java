package io.aiocosmos.core.session;

import java.util.concurrent.atomic.AtomicReference;

/** The token of one partition key range, replaced as a whole. Thread-safe. */
final class RangeSlot {
    final String rangeId;
    private final AtomicReference<TokenAndHeader> known = new AtomicReference<>();

    RangeSlot(String rangeId) {
        this.rangeId = rangeId;
    }

    boolean isFor(String text, int start, int end) {
        return rangeId.length() == end - start && text.startsWith(rangeId, start);
    }

    /** Whether the header has exactly the token kept, as most responses to reads do. */
    boolean holds(String text, int start, int end) {
        TokenAndHeader now = known.get();
        if (now == null) return false;
        String kept = now.token.text();
        return kept.length() == end - start && text.startsWith(kept, start);
    }

    /**
     * @param header {@code range:token} as received, or {@code null} if it came among others
     * @return whether the token changed
     */
    boolean learn(SessionToken token, String header) {
        while (true) {
            TokenAndHeader old = known.get();
            SessionToken merged = old == null ? token : old.token.merge(token);
            if (old != null && merged == old.token) return false;
            String text = merged == token && header != null ? header : rangeId + ":" + merged.text();
            if (known.compareAndSet(old, new TokenAndHeader(merged, text))) return true;
        }
    }

    /** {@code null} for a moment while the first token is being stored. */
    SessionToken token() {
        TokenAndHeader now = known.get();
        return now == null ? null : now.token;
    }

    String header() {
        TokenAndHeader now = known.get();
        return now == null ? null : now.header;
    }

    private static final class TokenAndHeader {
        final SessionToken token;
        final String header;

        TokenAndHeader(SessionToken token, String header) {
            this.token = token;
            this.header = header;
        }
    }
}
