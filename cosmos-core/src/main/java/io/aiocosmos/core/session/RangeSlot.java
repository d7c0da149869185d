package io.aiocosmos.core.session;

import java.util.concurrent.atomic.AtomicReference;

/** The place of one partition range: its token, replaced whole. Thread-safe. */
final class RangeSlot {
    final String rangeId;
    private final AtomicReference<TokenAndHeader> known = new AtomicReference<>();

    RangeSlot(String rangeId) {
        this.rangeId = rangeId;
    }

    boolean isFor(String text, int start, int end) {
        return rangeId.length() == end - start && text.startsWith(rangeId, start);
    }

    /** Whether the token there is the one kept, letter by letter: most answers to reads say nothing new. */
    boolean holds(String text, int start, int end) {
        TokenAndHeader now = known.get();
        if (now == null) return false;
        String kept = now.token.text();
        return kept.length() == end - start && text.startsWith(kept, start);
    }

    /**
     * @param header {@code range:token} as received, or {@code null} if it came among others
     * @return whether that was news
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

    /** {@code null} for a moment while the first token is on its way in. */
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
