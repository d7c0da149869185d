package io.aiocosmos.core.paging;

import io.aiocosmos.core.session.SessionStore;

/** The session tokens of the answers behind a page: of each partition range the newest. */
final class PageTokens {
    private static final String PAGE = "page"; // the store keeps containers apart: this one is of one page

    private String first;
    private SessionStore several;

    void add(String token) {
        if (token == null || token.isEmpty()) return;
        if (first == null) {
            first = token;
            return;
        }
        if (several == null) {
            several = new SessionStore();
            several.learn(PAGE, PAGE, first);
        }
        several.learn(PAGE, PAGE, token);
    }

    /** As the service gave it if there was one answer, else joined by commas; {@code null} if there is none. */
    String text() {
        String joined = several == null ? null : several.tokenFor(PAGE);
        return joined == null ? first : joined;
    }
}
